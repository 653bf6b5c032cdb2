namespace Scalper.Core.Replay.Session;

/// <summary>States of lanes that were kept on the way. Bounded in bytes: the one that was kept first leaves. One thread.</summary>
internal sealed class ReplayKeyframes(long mostBytes)
{
    private readonly LinkedList<LaneKeyframe> _kept = [];

    /// <summary>Bytes of all states.</summary>
    public long Bytes { get; private set; }

    public int Count => _kept.Count;

    public IEnumerable<LaneKeyframe> Of(ReplayTrack track) => _kept.Where(k => k.Run == track.Run && k.Lane == track.Lane);

    public void Add(LaneKeyframe keyframe)
    {
        _kept.AddLast(keyframe);
        Bytes += keyframe.State.Length;
        while (Bytes > mostBytes && _kept.First is { } first)
        {
            Bytes -= first.Value.State.Length;
            _kept.RemoveFirst();
        }
    }
}
