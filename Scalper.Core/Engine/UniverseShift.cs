using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Engine;

/// <summary>
/// What leads from the symbols of running lanes to those of another universe: a change for each lane, and symbols for new lanes.
/// A symbol that both have, with the same steps, stays as it is. Immutable; computed at once.
/// </summary>
internal sealed class UniverseShift
{
    private readonly RunningLanes _running;
    private readonly Dictionary<string, int> _ranks;
    private readonly List<FollowedSymbol> _kept = [];
    private readonly List<FollowedSymbol>[] _drops;
    private readonly List<FollowedSymbol>[] _replacements;
    private readonly List<RankedSymbol>[] _adds;

    /// <param name="plan">Gives a lane to a symbol, from what the lanes keep.</param>
    public UniverseShift(RunningLanes running, FollowedUniverse next, Func<IEnumerable<IReadOnlyCollection<Instrument>>, LanePlan> plan)
    {
        _running = running;
        _ranks = next.Instruments.Index().ToDictionary(i => i.Item.Symbol, i => i.Index, StringComparer.Ordinal);
        _drops = Lists<FollowedSymbol>(running.Lanes.Count);
        _replacements = Lists<FollowedSymbol>(running.Lanes.Count);
        Dictionary<string, Instrument> wanted = next.Instruments.ToDictionary(i => i.Symbol, StringComparer.Ordinal);
        foreach (FollowedSymbol symbol in running.Symbols)
        {
            Compare(symbol, wanted.GetValueOrDefault(symbol.Instrument.Symbol));
        }

        Instrument[] news = [.. next.Instruments.Where(i => !running.BySymbol.ContainsKey(i.Symbol))];
        ILookup<int, FollowedSymbol> staying = _kept.Concat(_replacements.SelectMany(r => r)).ToLookup(s => s.Lane);
        LanePlan lanes = plan(running.Lanes.Select((_, i) => (IReadOnlyCollection<Instrument>)[.. staying[i].Select(s => s.Instrument)]));
        ILookup<int, Instrument> given = news.ToLookup(lanes.Give);
        _adds = Lists<RankedSymbol>(lanes.Lanes);
        for (int lane = 0; lane < _adds.Length; lane++)
        {
            HashSet<int> taken = [.. staying[lane].Select(s => s.Place)];
            _adds[lane].AddRange(given[lane].Select(i => new RankedSymbol(new FollowedSymbol(i, lane, NextFree(taken)), _ranks[i.Symbol])));
        }
    }

    /// <summary>What changes in each of the running lanes, in their order.</summary>
    public IEnumerable<LaneChange> Changes => _running.Lanes.Select((_, lane) => new LaneChange
    {
        Drops = _drops[lane],
        Replacements = _replacements[lane],
        Adds = _adds[lane],
    });

    /// <summary>The symbols of each new lane, in the order of their places.</summary>
    public IEnumerable<IReadOnlyList<RankedSymbol>> NewLanes => _adds.Skip(_running.Lanes.Count);

    /// <summary>The symbols once it is carried out, in order of rank.</summary>
    /// <param name="untouched">Lanes that did not take their change.</param>
    public IReadOnlyList<FollowedSymbol> Result(IReadOnlySet<int> untouched)
    {
        IEnumerable<FollowedSymbol> changed = _replacements.SelectMany(r => r).Concat(_adds.SelectMany(a => a).Select(a => a.Symbol)).Concat(_kept);
        return
        [
            .. changed.Where(s => !untouched.Contains(s.Lane))
                .Concat(_running.Symbols.Where(s => untouched.Contains(s.Lane)))
                .OrderBy(s => _ranks.GetValueOrDefault(s.Instrument.Symbol, int.MaxValue))
                .ThenBy(s => s.Instrument.Symbol, StringComparer.Ordinal),
        ];
    }

    private void Compare(FollowedSymbol symbol, Instrument? next)
    {
        if (next is null)
        {
            _drops[symbol.Lane].Add(symbol);
        }
        else if (next.HasStepsOf(symbol.Instrument))
        {
            _kept.Add(symbol);
        }
        else
        {
            _replacements[symbol.Lane].Add(new FollowedSymbol(next, symbol.Lane, symbol.Place));
        }
    }

    private static int NextFree(HashSet<int> taken)
    {
        int place = 0;
        while (!taken.Add(place))
        {
            place++;
        }

        return place;
    }

    private static List<T>[] Lists<T>(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<T>())];
}
