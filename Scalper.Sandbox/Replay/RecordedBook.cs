namespace Scalper.Sandbox.Replay;

/// <summary>An order book frame of some depth.</summary>
internal sealed record RecordedBook(
    string Symbol,
    long? ReceivedNs,
    long TsMs,
    int Depth,
    bool IsSnapshot,
    IReadOnlyList<RecordedLevel> Bids,
    IReadOnlyList<RecordedLevel> Asks,
    long Seq,
    long CtsMs)
    : RecordedFrame(Symbol, ReceivedNs, TsMs)
{
    public override IEnumerable<long> TimesMs => [TsMs, CtsMs];

    public override IEnumerable<long> Sequences => [Seq];
}
