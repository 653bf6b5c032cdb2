namespace Scalper.Sandbox.Replay;

/// <summary>A ticker frame, whole or partial.</summary>
internal sealed record RecordedTicker(string Symbol, long? ReceivedNs, long TsMs, bool IsSnapshot, FrameTemplate Template, IReadOnlyList<KeyValuePair<string, string>> Fields, long Cs)
    : RecordedFrame(Symbol, ReceivedNs, TsMs)
{
    public override IEnumerable<long> TimesMs => Template.TimesMs;

    public override IEnumerable<long> Sequences => Template.Sequences;
}
