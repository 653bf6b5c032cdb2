using System.Buffers;
using Scalper.Core.Engine;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;

namespace Scalper.Core.Replay.Session;

/// <summary>A recording that stands somewhere, and goes where it is told: on, back, to a time, to an input, to an event. Knows no pace. One thread.</summary>
internal sealed class ReplayPlayer(ReplayPlan plan, ReplaySessionOptions options) : IDisposable
{
    private const long Megabyte = 1 << 20;
    private const long SecondNs = 1_000_000_000;
    private const int AskEvery = 64;

    private readonly EngineOptions _options = new() { Heatmap = options.Heatmap };
    private readonly PageBudget _pages = new(options.Heatmap.HistoryMegabytes * Megabyte);
    private readonly ReplayKeyframes _keyframes = new(options.KeyframeBytes);
    private readonly ArrayBufferWriter<byte> _scratch = new();
    private readonly PlayedInputs _played = new();
    private readonly FrameRate _rate = new();
    private readonly long _keyframeEveryNs = options.KeyframeEvery.Ticks * TimeSpan.NanosecondsPerTick;
    private readonly long _pastNs = options.Past.Ticks * TimeSpan.NanosecondsPerTick;
    private RunPlayer? _run;
    private int _runIndex;
    private ReplayTarget _here;
    private long? _keptAt;
    private int _sinceAsked;
    private bool _isOnTheWay;

    public ReplayPlan Plan => plan;

    /// <summary>The lanes that play; none before the first seek.</summary>
    public IReadOnlyList<PlayedLane> Lanes => _run?.Lanes ?? [];

    /// <summary>Time up to which everything is played, Unix nanoseconds.</summary>
    public long NowNs { get; private set; }

    /// <summary>Inputs played.</summary>
    public long Inputs { get; private set; }

    /// <summary>Of those, frames.</summary>
    public long Frames { get; private set; }

    /// <summary>So often the lanes were others than before.</summary>
    public long Jumps { get; private set; }

    public ReplayKeyframes Keyframes => _keyframes;

    /// <summary>Whether to give up what is under way; asked now and then.</summary>
    public Func<bool>? IsInterrupted { get; set; }

    /// <summary>When the next record is to be taken, Unix nanoseconds; null at the end.</summary>
    public long? NextNs => _run?.Next is { } next ? next.NextNs : _runIndex + 1 < plan.Runs.Count ? plan.Runs[_runIndex + 1].FirstNs : null;

    public double ReadRate() => _rate.Read(NowNs);

    /// <summary>Goes to the beginning: the next input is the first that can be played.</summary>
    public void Begin() => GoTo(ReplayTarget.BeginningOf(0), _pastNs);

    /// <summary>Plays everything up to a time.</summary>
    /// <returns>False where it was interrupted: <see cref="NowNs"/> says how far it came.</returns>
    public bool PlayTo(long timeNs)
    {
        do
        {
            while (_run!.Next is { } next && next.NextNs <= timeNs)
            {
                Take(next);
                if (IsGivenUp())
                {
                    return false;
                }
            }
        }
        while (_run.Next is null && NextNs <= timeNs && EnterNext());

        StandAt(Math.Max(NowNs, timeNs));
        return true;
    }

    /// <summary>Goes to the last state at or before a time.</summary>
    /// <returns>False where it was interrupted, and stands anywhere.</returns>
    public bool Seek(long timeNs)
    {
        int run = plan.Runs.Count - 1;
        while (run > 0 && plan.Runs[run].FirstNs > timeNs)
        {
            run--;
        }

        // Straight on is a shorter way than from any earlier state.
        bool isAhead = run == _runIndex && _run is not null && !_isOnTheWay && timeNs >= NowNs && timeNs - NowNs <= _pastNs;
        if (!(isAhead ? PlayTo(timeNs) : GoTo(new ReplayTarget(run, timeNs), _pastNs)))
        {
            return false;
        }

        StandAt(timeNs);
        return true;
    }

    /// <summary>Goes right behind an input of the run at hand.</summary>
    /// <returns>False where it was interrupted, and stands anywhere.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such lane.</exception>
    public bool SeekTo(ushort lane, long number)
    {
        TrackPlan track = plan.Runs[_runIndex].Lanes.FirstOrDefault(l => l.Track.Lane == lane)
            ?? throw new ArgumentOutOfRangeException(nameof(lane), lane, $"Expected one of lanes {string.Join(", ", plan.Runs[_runIndex].Lanes.Select(l => l.Track.Lane))}.");
        return GoTo(new ReplayTarget(_runIndex, track.TimeBefore(number), lane, number), _pastNs);
    }

    /// <summary>Goes on or back by so many inputs, or as many as there are.</summary>
    /// <param name="toNs">None later than that.</param>
    /// <returns>False where it was interrupted, and stands anywhere.</returns>
    public bool Step(int events, long toNs)
    {
        if (events < 0)
        {
            return StepBack(-events);
        }

        while (events > 0 && TakeNext(toNs) is { } isPlayed)
        {
            events -= isPlayed ? 1 : 0;
            if (IsGivenUp())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the record that comes next, if it is no later than a time.</summary>
    /// <returns>Whether an input was played; null where nothing comes.</returns>
    public bool? TakeNext(long toNs)
    {
        if (NextNs is not { } nextNs || nextNs > toNs || (_run!.Next is null && !EnterNext()))
        {
            return null;
        }

        return _run.Next is { } next && Take(next);
    }

    /// <summary>The lane that follows a symbol; null where there is none.</summary>
    public PlayedLane? LaneOf(FollowedSymbol symbol) => Lanes.FirstOrDefault(l => l.Lane?.Market.Symbols.Holds(symbol) == true);

    /// <summary>What is kept of a symbol; null where nothing is.</summary>
    public SymbolStages? Held(FollowedSymbol symbol) => LaneOf(symbol)?.Lane!.Market.Held(symbol);

    public void Dispose() => _run?.Dispose();

    private bool StepBack(int events)
    {
        for (long pastNs = _pastNs; events >= _played.Count && !_run!.IsFromFirst; pastNs = Math.Max(SecondNs, 4 * pastNs))
        {
            // Too little is known of how it came here: once more, from further back.
            if (!GoTo(_here, pastNs))
            {
                return false;
            }
        }

        if (events < _played.Count)
        {
            PlayedInput to = _played[events];
            return GoTo(new ReplayTarget(_runIndex, to.TimeNs, to.Lane, to.Number), _pastNs);
        }

        int left = events - _played.Count;
        if (_runIndex == 0)
        {
            return GoTo(ReplayTarget.BeginningOf(0), _pastNs);
        }

        // Before the first input of a run is behind the last one of the run before.
        return GoTo(ReplayTarget.EndOf(_runIndex - 1), _pastNs) && (left == 0 || StepBack(left));
    }

    private bool GoTo(ReplayTarget target, long pastNs)
    {
        _isOnTheWay = true;
        Open(target, pastNs);
        RunPlayer run = _run!;
        foreach (PlayedLane lane in run.Lanes)
        {
            // Those that begin earlier catch up: from there on the order is that of all lanes.
            while (lane.HasNext && lane.NextNs < run.SinceNs)
            {
                Take(lane);
                if (IsGivenUp())
                {
                    return false;
                }
            }
        }

        _played.Clear();
        while (IsBefore(target, run) && run.Next is { } next)
        {
            Take(next);
            if (IsGivenUp())
            {
                return false;
            }
        }

        _isOnTheWay = false;
        _here = target;
        NowNs = _played.Count > 0 ? _played[0].TimeNs : run.Next?.NextNs ?? plan.Runs[_runIndex].FirstNs;
        return true;
    }

    private static bool IsBefore(in ReplayTarget target, RunPlayer run) =>
        target.TimeNs == long.MinValue ? run.Next is { IsNextPlayed: false } : !run.HasReached(target);

    private void Open(in ReplayTarget target, long pastNs)
    {
        RunPlan next = plan.Runs[target.Run];
        long aimNs = Math.Min(target.LatestStateNs, next.LastNs);
        long wantedNs = aimNs < long.MinValue + pastNs ? long.MinValue : aimNs - pastNs;
        _run?.Dispose();
        _run = null;
        Jumps++;
        _rate.Clear();
        _played.Clear();
        (_runIndex, NowNs) = (target.Run, next.FirstNs);
        _run = RunPlayer.Open(next, _keyframes, _pages, _options, wantedNs);
    }

    private bool EnterNext()
    {
        if (_runIndex + 1 >= plan.Runs.Count)
        {
            return false;
        }

        Open(ReplayTarget.BeginningOf(_runIndex + 1), _pastNs);
        return true;
    }

    private bool Take(PlayedLane lane)
    {
        bool isPlayed = lane.Take();
        NowNs = Math.Max(NowNs, lane.ClockNs);
        if (isPlayed)
        {
            Inputs++;
            PlayedInput played = new(lane.ClockNs, lane.Index, lane.TakenNumber);
            _played.Add(played);
            _here = new ReplayTarget(_runIndex, played.TimeNs, played.Lane, played.Number);
            if (lane.HasTakenFrame)
            {
                Frames++;
                _rate.Add(lane.ClockNs);
            }
        }

        return isPlayed;
    }

    private void StandAt(long timeNs)
    {
        NowNs = timeNs;
        _here = new ReplayTarget(_runIndex, timeNs);
    }

    /// <summary>A good place to look up: after every so many records states are kept, and it may be given up.</summary>
    public bool IsGivenUp()
    {
        if (++_sinceAsked < AskEvery)
        {
            return false;
        }

        _sinceAsked = 0;
        Keep();
        return IsInterrupted?.Invoke() == true;
    }

    // A state now and then, so that no way back is a long one: it costs milliseconds.
    private void Keep()
    {
        if (_keptAt is { } at && options.Time.GetElapsedTime(at) < options.KeyframePause)
        {
            return;
        }

        foreach (PlayedLane lane in Lanes)
        {
            // Behind a frame, with which the columns went on: nothing is due that a state does not tell of.
            if (lane.Lane is not null && lane.HasTakenFrame && !_keyframes.Of(lane.Plan.Track).Any(k => Math.Abs(k.ClockNs - lane.ClockNs) < _keyframeEveryNs) && lane.Keep(_scratch) is { } keyframe)
            {
                _keyframes.Add(keyframe);
                _keptAt = options.Time.GetTimestamp();
                return;
            }
        }
    }
}
