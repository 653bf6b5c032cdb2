using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>The stream of a symbol's ticker: a snapshot first, then only the fields that have changed.</summary>
internal sealed class TickerFeed(Topic topic, FrameWriter writer) : TopicFeed(topic)
{
    private readonly TickerState _published = new();
    private readonly List<KeyValuePair<string, string>> _changes = [];
    private long _cs;

    /// <summary>The fields as last published, merged.</summary>
    public TickerState Merged => _published;

    /// <summary>Takes the state for the published one without telling anybody: for a stream that had no subscribers.</summary>
    public void Rebase(TickerState current, long cs)
    {
        _published.Step(current, _changes);
        _changes.Clear();
        _cs = cs;
    }

    /// <summary>Sends the changed fields; nothing where none has.</summary>
    public void PublishChanges(TickerState current, long cs, long tsMs)
    {
        _published.Step(current, _changes);
        if (_changes.Count > 0)
        {
            _cs = cs;
            Broadcast(TickerFrames.Write(writer, Topic.Symbol, false, _changes, cs, tsMs));
        }
        _changes.Clear();
    }

    /// <summary>Sends a frame made elsewhere, after which the state is <paramref name="merged"/>.</summary>
    public void Publish(byte[] frame, TickerState merged, long cs)
    {
        Rebase(merged, cs);
        Broadcast(frame);
    }

    public override byte[]? Snapshot(long tsMs) =>
        _published.Fields.Count == 0 ? null : TickerFrames.Write(writer, Topic.Symbol, true, _published.Fields, _cs, tsMs);
}
