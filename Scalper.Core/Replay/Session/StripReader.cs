using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay.Session;

/// <summary>Plays a recording once from beginning to end through lanes of its own, and tells trails of all symbols what it sees. One thread.</summary>
/// <param name="find">The trail of a symbol; made where there is none.</param>
/// <param name="reach">Told, before what comes then, which time is reached.</param>
internal sealed class StripReader(ReplayPlan plan, long fromNs, long toNs, Func<string, StripTrail> find, Action<long> reach) : IReplayListener
{
    private readonly EngineOptions _options = new();
    private readonly Dictionary<PlayedLane, List<(FollowedSymbol Symbol, StripTrail Trail)>> _followed = [];
    private long _nowNs = long.MinValue;
    private bool _hasScored;

    /// <summary>What could not be read of the runs that are over, a sentence; null where nothing was.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads everything.</summary>
    /// <returns>False where it was given up.</returns>
    public bool Read(Func<bool> isGivenUp)
    {
        int first = plan.Runs.Count - 1;
        while (first > 0 && plan.Runs[first].FirstNs > fromNs)
        {
            first--;
        }

        for (int run = first; run < plan.Runs.Count && plan.Runs[run].FirstNs <= toNs; run++)
        {
            // States are bit for bit the same whichever checkpoint is begun with: the last one before the beginning is the shortest way.
            using RunPlayer player = RunPlayer.Open(plan.Runs[run], new ReplayKeyframes(0), pages: null, _options, run == first ? fromNs : long.MinValue, this);
            if (!Read(player, isGivenUp))
            {
                return false;
            }

            if (run + 1 < plan.Runs.Count)
            {
                End(player);
            }
        }

        reach(toNs);
        return true;
    }

    void IReplayListener.OnInput(in JournalRecord record)
    {
    }

    void IReplayListener.OnScore(in ScoreEvent score)
    {
        _hasScored = true;
        StripTrail trail = find(score.Symbol);
        Note(trail, StripBook.Live);
        if (_nowNs >= fromNs)
        {
            trail.NoteScore(score.Score.Value);
        }
    }

    private bool Read(RunPlayer player, Func<bool> isGivenUp)
    {
        foreach (PlayedLane lane in player.Lanes)
        {
            Look(lane, isPlayed: false);
        }

        while (player.Next is { } next && next.NextNs <= toNs)
        {
            if (isGivenUp())
            {
                return false;
            }

            if (next.NextNs > _nowNs)
            {
                _nowNs = next.NextNs;
                reach(_nowNs);
            }

            _hasScored = false;
            Look(next, next.Take());
        }

        Fault ??= player.Lanes.SelectMany(l => l.Faults).FirstOrDefault();
        return true;
    }

    private void Look(PlayedLane lane, bool isPlayed)
    {
        if (lane.HasChanged)
        {
            lane.HasChanged = false;
            Follow(lane);
        }

        // Who made a score is Live, and a frame is of one symbol alone.
        if (isPlayed && !_hasScored && _followed.TryGetValue(lane, out var followed))
        {
            foreach ((FollowedSymbol symbol, StripTrail trail) in followed)
            {
                Note(trail, BookOf(symbol));
            }
        }
    }

    // A symbol is in one lane at a time, but not always in the same.
    private void Follow(PlayedLane lane)
    {
        List<(FollowedSymbol Symbol, StripTrail Trail)> before = _followed.GetValueOrDefault(lane) ?? [], now = [];
        if (lane.Lane?.Market.Symbols is { } symbols)
        {
            for (int place = 0; place < symbols.Count; place++)
            {
                if (symbols.Followed(place) is { } symbol)
                {
                    now.Add((symbol, find(symbol.Instrument.Symbol)));
                }
            }
        }

        HashSet<StripTrail> still = [.. now.Select(f => f.Trail)];
        foreach ((_, StripTrail trail) in before)
        {
            if (!still.Contains(trail) && trail.Lane == lane.Index)
            {
                Note(trail, StripBook.Missing);
            }
        }

        foreach ((FollowedSymbol symbol, StripTrail trail) in now)
        {
            trail.Lane = lane.Index;
            Note(trail, BookOf(symbol));
        }

        _followed[lane] = now;
    }

    // Of what comes between two runs nothing is known.
    private void End(RunPlayer player)
    {
        foreach ((_, StripTrail trail) in player.Lanes.SelectMany(l => _followed.GetValueOrDefault(l) ?? []))
        {
            Note(trail, StripBook.Missing);
        }

        _followed.Clear();
    }

    private void Note(StripTrail trail, StripBook book) => trail.Note(book, isFirst: _nowNs <= fromNs);

    private static StripBook BookOf(FollowedSymbol symbol) => symbol.Slot.Own.IsLive ? StripBook.Live : StripBook.NotLive;
}
