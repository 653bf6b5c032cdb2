namespace Scalper.Web.Data;

/// <summary>Samples of one longest block, for the scales of the next day.</summary>
public sealed class ScaleSampleRow
{
    public required string Venue { get; set; }

    /// <summary>Whose scores they hold, and in which order.</summary>
    public required string Models { get; set; }

    public required long StartSecond { get; set; }

    /// <summary>As <see cref="Core.Evaluation.EvaluationBytes"/> writes samples.</summary>
    public required byte[] Body { get; set; }
}
