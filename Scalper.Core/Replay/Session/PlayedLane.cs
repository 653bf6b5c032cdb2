using System.Buffers;
using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay.Session;

/// <summary>One lane of a run as it is played: the record that comes next, and when. One thread.</summary>
internal sealed class PlayedLane : IDisposable
{
    private readonly ITrackReplay _replay;
    private LaneInputs? _lane;

    /// <param name="replay">Has read nothing yet.</param>
    /// <param name="start">What it begins with; null where <paramref name="keyframe"/> says.</param>
    public PlayedLane(TrackPlan plan, ITrackReplay replay, TrackStart? start, LaneKeyframe? keyframe)
    {
        (Plan, _replay) = (plan, replay);
        StartNs = keyframe?.ClockNs ?? (start is { } s && s != plan.Starts[0] ? s.TimeNs : long.MinValue);
        if (keyframe is null)
        {
            replay.StartAt(start?.Segment ?? 0);
            HasNext = replay.Read();
        }
        else
        {
            HasNext = replay.Resume(keyframe);
            ClockNs = keyframe.ClockNs;
            _lane = replay.Lane;
        }

        Note();
    }

    public TrackPlan Plan { get; }

    public ushort Index => Plan.Track.Lane;

    /// <summary>As the last record left it; null where nothing can be played.</summary>
    public LaneInputs? Lane => _lane;

    public EngineOptions Options => _replay.Options;

    /// <summary>Whether a record comes next.</summary>
    public bool HasNext { get; private set; }

    /// <summary>Its time: the latest receive time of the lane then.</summary>
    public long NextNs { get; private set; }

    public long NextNumber => _replay.Current is { IsRepeated: false, Number: var number } ? number : 0;

    /// <summary>Whether the record that comes next is an input for which there is a lane.</summary>
    public bool IsNextPlayed => HasNext && _lane is not null && IsInput(_replay.Current);

    /// <summary>The latest receive time so far, Unix nanoseconds.</summary>
    public long ClockNs { get; private set; }

    /// <summary>Up to this time its inputs are not played again; <see cref="long.MinValue"/> where it began with the first.</summary>
    public long StartNs { get; }

    /// <summary>What could not be read or played, in sentences.</summary>
    public IReadOnlyList<string> Faults => _replay.Faults;

    /// <summary>Number of the last record taken.</summary>
    public long TakenNumber { get; private set; }

    /// <summary>Last taken record was a frame.</summary>
    public bool HasTakenFrame { get; private set; }

    /// <summary>Other symbols may be followed than before; whoever looked sets it back.</summary>
    public bool HasChanged { get; set; } = true;

    /// <summary>Takes the record that comes next.</summary>
    /// <returns>Whether an input was played.</returns>
    public bool Take()
    {
        long before = _replay.Inputs;
        (RecordKind kind, TakenNumber) = (_replay.Current.Kind, _replay.Current.Number);
        _replay.Take();
        bool isPlayed = _replay.Inputs > before;
        HasTakenFrame = isPlayed && kind == RecordKind.Frame;
        HasChanged |= kind == RecordKind.Command;
        ClockNs = NextNs;
        if (_replay.Lane != _lane)
        {
            Retire();
            _lane = _replay.Lane;
        }

        HasNext = _replay.Read();

        // Reading on may end it: a segment that can't be read.
        if (_replay.Lane is null && _lane is not null)
        {
            Retire();
        }

        Note();
        return isPlayed;
    }

    public LaneKeyframe? Keep(ArrayBufferWriter<byte> scratch) => _replay.Keep(ClockNs, scratch);

    /// <summary>Its symbols are followed no more.</summary>
    public void Retire()
    {
        _lane?.Market.Retire();
        _lane = null;
        HasChanged = true;
    }

    public void Dispose()
    {
        Retire();
        _replay.Dispose();
    }

    private static bool IsInput(in JournalRecord record) =>
        record is { IsRepeated: false, Kind: RecordKind.Frame or RecordKind.FeedEvent or RecordKind.Command or RecordKind.Deadline or RecordKind.Setting };

    private void Note()
    {
        // A capture has its lane as soon as something was read.
        if (_lane != _replay.Lane)
        {
            _lane = _replay.Lane;
            HasChanged = true;
        }

        NextNs = HasNext ? Math.Max(ClockNs, _replay.Current.TimeNs) : ClockNs;
    }
}
