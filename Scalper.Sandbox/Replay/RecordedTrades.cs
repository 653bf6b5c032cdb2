namespace Scalper.Sandbox.Replay;

/// <summary>A frame of trades; the entries are read for the numbers' form and the day's figures alone.</summary>
internal sealed record RecordedTrades(string Symbol, long? ReceivedNs, long TsMs, FrameTemplate Template, IReadOnlyList<RecordedLevel> Trades)
    : RecordedFrame(Symbol, ReceivedNs, TsMs)
{
    public override IEnumerable<long> TimesMs => Template.TimesMs;

    public override IEnumerable<long> Sequences => Template.Sequences;
}
