namespace Scalper.Sandbox.Replay;

/// <summary>What stands in a place of a recorded frame that each replay fills anew.</summary>
internal enum HoleKind
{
    /// <summary>Unix ms: <c>ts</c>, <c>cts</c>, <c>T</c>.</summary>
    Time,

    /// <summary>The cross sequence: <c>seq</c>, <c>cs</c>.</summary>
    Sequence,

    /// <summary>The id of a trade, <c>i</c>.</summary>
    TradeId,
}
