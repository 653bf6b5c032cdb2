using Scalper.Core.Primitives;

namespace Scalper.Core.Feeds;

/// <summary>
/// Gives symbols to lanes: each to the first of its venue that has room for it, within a number of symbols and the venue's limit on topics.
/// All topics of a symbol go to one lane, because a lane is the only writer of its symbols. Whoever has a lane keeps it.
/// </summary>
public sealed class LanePlan
{
    private const int Brackets = 2;

    private readonly Func<Instrument, IEnumerable<string>> _topicsOf;
    private readonly int _mostSymbols;
    private readonly int _argumentCharacters;
    private readonly List<(string Venue, int Symbols, int Characters)> _used = [];

    /// <param name="topicsOf">The topics of a symbol.</param>
    /// <param name="mostSymbols">Most symbols of one connection.</param>
    /// <param name="argumentCharacters">Most characters of the JSON array of all topics of one connection.</param>
    /// <param name="lanes">What the lanes have already, in order.</param>
    /// <param name="venues">Whose each of them is; none where all are of <see cref="Instrument.UsualVenue"/>.</param>
    public LanePlan(
        Func<Instrument, IEnumerable<string>> topicsOf, int mostSymbols, int argumentCharacters, IEnumerable<IReadOnlyCollection<Instrument>> lanes, IReadOnlyList<string>? venues = null)
    {
        _topicsOf = topicsOf;
        _mostSymbols = mostSymbols;
        _argumentCharacters = argumentCharacters;
        foreach ((int index, IReadOnlyCollection<Instrument> lane) in lanes.Index())
        {
            _used.Add((venues?[index] ?? Instrument.UsualVenue, lane.Count, Brackets + lane.Sum(SizeOf)));
        }
    }

    /// <summary>Lanes, with those that were begun for symbols given out so far.</summary>
    public int Lanes => _used.Count;

    /// <summary>Gives a symbol to a lane; to a new one where none has room.</summary>
    /// <returns>Index of the lane.</returns>
    public int Give(Instrument instrument)
    {
        int size = SizeOf(instrument);
        int lane = _used.FindIndex(l => l.Venue == instrument.Venue && l.Symbols < _mostSymbols && (l.Symbols == 0 || l.Characters + size <= _argumentCharacters));
        if (lane < 0)
        {
            lane = _used.Count;
            _used.Add((instrument.Venue, 0, Brackets));
        }

        _used[lane] = (instrument.Venue, _used[lane].Symbols + 1, _used[lane].Characters + size);
        return lane;
    }

    // Two quotes and a comma.
    private int SizeOf(Instrument instrument) => _topicsOf(instrument).Sum(t => t.Length + 3);
}
