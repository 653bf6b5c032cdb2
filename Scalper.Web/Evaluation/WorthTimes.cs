using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation;

/// <summary>When something new is to be known.</summary>
internal static class WorthTimes
{
    /// <summary>The next 00:00 UTC.</summary>
    public static DateTimeOffset NextDecision(DateTimeOffset now) => new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);

    /// <summary>The end of the chunk that is under way: no block can end before.</summary>
    public static long NextBlockSecond(DateTimeOffset now) => ((now.ToUnixTimeSeconds() / GridPlan.ChunkSeconds) + 1) * GridPlan.ChunkSeconds;
}
