namespace Scalper.Benchmarks.Micro;

/// <summary>The frames whose stages are timed.</summary>
public enum FrameKind
{
    BookDelta,
    BookSnapshot,
    OneTrade,

    /// <summary>46 trades, as in the longest frames that venues send.</summary>
    ManyTrades,
    TickerDelta,
}
