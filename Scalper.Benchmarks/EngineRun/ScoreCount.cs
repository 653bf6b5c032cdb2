using Scalper.Core.Engine;

namespace Scalper.Benchmarks.EngineRun;

/// <summary>What a symbol has been given and has scored at one moment.</summary>
/// <param name="Frames">Of book and trades: each is worth a score while the book is Live.</param>
/// <param name="LiveSinceNs">0 while it is not.</param>
internal readonly record struct ScoreCount(long Frames, long Scores, long LiveSinceNs)
{
    public static ScoreCount Of(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return new ScoreCount(view.Counters.BookFrames + view.Counters.TradeFrames, view.Scores, view.Counters.LiveSinceNs);
    }

    /// <summary>Scores that are missing since an earlier moment; null where the book was not Live all the time, and no number is right.</summary>
    public long? MissingSince(ScoreCount earlier) => LiveSinceNs == 0 || LiveSinceNs != earlier.LiveSinceNs
        ? null
        : Frames - earlier.Frames - (Scores - earlier.Scores);
}
