using Scalper.Core.Primitives;

namespace Scalper.Core.Feeds;

/// <summary>Spreads symbols over connections.</summary>
public static class LanePlan
{
    /// <summary>
    /// Fills one connection after the other up to a number of symbols and the venue's limit. All topics of a symbol travel on one connection, because a lane
    /// is the only writer of its symbols.
    /// </summary>
    /// <param name="instruments">Symbols in order of rank.</param>
    /// <param name="topicsOf">The topics of a symbol.</param>
    /// <param name="mostSymbols">Most symbols of one connection.</param>
    /// <param name="argumentCharacters">Most characters of the JSON array of all topics of one connection.</param>
    public static IReadOnlyList<IReadOnlyList<Instrument>> Spread(
        IReadOnlyList<Instrument> instruments, Func<Instrument, IEnumerable<string>> topicsOf, int mostSymbols, int argumentCharacters)
    {
        const int Brackets = 2;
        List<IReadOnlyList<Instrument>> lanes = [];
        List<Instrument> lane = [];
        int used = Brackets;
        foreach (Instrument instrument in instruments)
        {
            int size = topicsOf(instrument).Sum(ArgumentLength);
            if (lane.Count == mostSymbols || (lane.Count > 0 && used + size > argumentCharacters))
            {
                lanes.Add(lane);
                lane = [];
                used = Brackets;
            }

            lane.Add(instrument);
            used += size;
        }

        if (lane.Count > 0)
        {
            lanes.Add(lane);
        }

        return lanes;
    }

    // Two quotes and a comma.
    private static int ArgumentLength(string topic) => topic.Length + 3;
}
