namespace Scalper.Web.Data;

/// <summary>What one model's scores were worth in one block at one horizon.</summary>
public sealed class EvaluatedBlockRow
{
    /// <summary>Where the data comes from, as of <see cref="SymbolProfileRow.Venue"/>.</summary>
    public required string Venue { get; set; }

    public required string Model { get; set; }

    /// <summary>Hash of the model's weights: with another one a new record begins.</summary>
    public required string Weights { get; set; }

    public required int HorizonSeconds { get; set; }

    /// <summary>Unix time of the block's first second.</summary>
    public required long StartSecond { get; set; }

    /// <summary>As <see cref="Core.Evaluation.EvaluationBytes"/> writes a tally.</summary>
    public required byte[] Body { get; set; }
}
