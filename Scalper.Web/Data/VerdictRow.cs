namespace Scalper.Web.Data;

/// <summary>A verdict on one model at one horizon.</summary>
public sealed class VerdictRow
{
    public required string Venue { get; set; }

    public required string Model { get; set; }

    public required string Weights { get; set; }

    public required int HorizonSeconds { get; set; }

    /// <summary>A midnight, Unix time.</summary>
    public required long DecidedAtSecond { get; set; }

    /// <summary>Name of a <see cref="Core.Evaluation.VerdictKind"/>.</summary>
    public required string Kind { get; set; }

    public required long Blocks { get; set; }

    /// <summary>0 to 1.</summary>
    public required double DiscardedShare { get; set; }
}
