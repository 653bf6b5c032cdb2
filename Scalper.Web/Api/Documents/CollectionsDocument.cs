namespace Scalper.Web.Api.Documents;

/// <summary>Garbage collections since start.</summary>
/// <param name="PauseMs">Time in which they stopped the program, in all.</param>
public sealed record CollectionsDocument(int Gen0, int Gen1, int Gen2, double PauseMs)
{
    public static CollectionsDocument Now() =>
        new(GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2), GC.GetTotalPauseDuration().TotalMilliseconds);
}
