using Scalper.Core.Engine;
using Scalper.Core.Heatmap;

namespace Scalper.Core.Replay.Session;

/// <summary>
/// The lanes of one run, merged: what comes next is the record with the earliest time, then of the lowest lane, then with the lowest number. A place in that
/// order has one state, whatever the way to it. One thread.
/// </summary>
internal sealed class RunPlayer : IDisposable
{
    private RunPlayer(RunPlan plan, IReadOnlyList<PlayedLane> lanes) => (Plan, Lanes) = (plan, lanes);

    public RunPlan Plan { get; }

    public IReadOnlyList<PlayedLane> Lanes { get; }

    /// <summary>From this time on all lanes play: the order is whole.</summary>
    public long SinceNs => Lanes.Max(l => l.StartNs);

    /// <summary>Every lane began with its first checkpoint: there is no earlier input.</summary>
    public bool IsFromFirst => SinceNs == long.MinValue;

    /// <summary>Opens the lanes, each with the latest state that is early enough, and else with its first.</summary>
    /// <param name="pages">For the heatmap's past; null keeps none.</param>
    /// <param name="wantedNs">Early enough, Unix nanoseconds.</param>
    /// <param name="listener">Hears all lanes; null where nobody does.</param>
    public static RunPlayer Open(RunPlan plan, ReplayKeyframes keyframes, PageBudget? pages, EngineOptions options, long wantedNs, IReplayListener? listener = null)
    {
        List<PlayedLane> lanes = [];
        try
        {
            foreach (TrackPlan track in plan.Lanes)
            {
                LaneKeyframe? keyframe = keyframes.Of(track.Track).Where(k => k.ClockNs <= wantedNs).MaxBy(k => k.ClockNs);
                TrackStart? start = track.Starts.Where((s, i) => i == 0 || s.TimeNs <= wantedNs).Select(s => (TrackStart?)s).LastOrDefault();
                bool isKept = keyframe is not null && keyframe.ClockNs > (start?.TimeNs ?? long.MinValue);
                lanes.Add(new PlayedLane(track, track.Play(pages, options, listener), start, isKept ? keyframe : null));
            }
        }
        catch
        {
            lanes.ForEach(l => l.Dispose());
            throw;
        }

        return new RunPlayer(plan, lanes);
    }

    /// <summary>The lane whose record comes next; null at the end.</summary>
    public PlayedLane? Next
    {
        get
        {
            PlayedLane? next = null;
            foreach (PlayedLane lane in Lanes)
            {
                if (lane.HasNext && (next is null || lane.NextNs < next.NextNs))
                {
                    next = lane;
                }
            }

            return next;
        }
    }

    /// <summary>Whether everything up to the target is played.</summary>
    public bool HasReached(in ReplayTarget target)
    {
        if (target.Lane is not { } index)
        {
            return Next is not { } next || next.NextNs > target.TimeNs;
        }

        PlayedLane? lane = Lanes.FirstOrDefault(l => l.Index == index);
        return lane is null || !lane.HasNext || (lane.Lane is { } played ? played.Number >= target.Number : lane.NextNumber > target.Number);
    }

    public void Dispose()
    {
        foreach (PlayedLane lane in Lanes)
        {
            lane.Dispose();
        }
    }
}
