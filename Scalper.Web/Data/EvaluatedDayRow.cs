namespace Scalper.Web.Data;

/// <summary>What one model's scores of each symbol were worth in the blocks of one day at one horizon.</summary>
public sealed class EvaluatedDayRow
{
    public required string Venue { get; set; }

    public required string Model { get; set; }

    public required string Weights { get; set; }

    public required int HorizonSeconds { get; set; }

    /// <summary>Days since 1970, UTC.</summary>
    public required long Day { get; set; }

    /// <summary>As <see cref="Core.Evaluation.EvaluationBytes"/> writes symbols.</summary>
    public required byte[] Body { get; set; }
}
