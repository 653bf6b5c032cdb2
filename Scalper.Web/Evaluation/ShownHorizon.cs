using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation;

/// <summary>The horizon at which table and Why say what a score was worth.</summary>
public static class ShownHorizon
{
    /// <summary>
    /// Seconds, for who chose none: what the score looks at (100 trades, momentum over a minute, walls) is of about a minute, and a verdict asks for 100 blocks,
    /// which take 17 hours here and three and a half days at the longest horizon.
    /// </summary>
    public const int Usual = 60;

    /// <summary>All there are, in seconds, in words: for complaints.</summary>
    public static string Words { get; } = $"{string.Join(", ", Horizon.All.SkipLast(1).Select(h => h.Seconds))} or {Horizon.All[^1].Seconds}";
}
