using System.Text.Json;
using FsCheck.Fluent;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Captures;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Feeds;

public sealed class LanePlanTests
{
    private const int VenueLimit = 21_000;

    private static readonly BybitRequests Requests = new(50);

    [Fact]
    public void Give_NoSymbols_NeedsNoConnection()
    {
        Assert.Empty(Spread([], VenueLimit));
    }

    /// <summary>The limit is on the whole array of arguments, so the fewest connections follow from the sum of its lengths.</summary>
    [CapturesTheory]
    [InlineData(300)]
    [InlineData(500)]
    [InlineData(800)]
    public void Give_RecordedInstruments_NeedsAsManyConnectionsAsTheLimitAsks(int symbols)
    {
        Instrument[] instruments = [.. RecordedInstruments.All().Take(symbols)];
        IReadOnlyList<IReadOnlyList<Instrument>> lanes = Spread(instruments, VenueLimit);

        int total = instruments.Sum(i => TopicsOf(i.Symbol).Sum(t => t.Length + 3));
        Assert.Equal((int)Math.Ceiling(total / (double)(VenueLimit - 2)), lanes.Count);
        Assert.All(lanes, lane => Assert.InRange(Arguments(lane), 1, VenueLimit));
        Assert.Equal(instruments.ToHashSet(), lanes.SelectMany(l => l).ToHashSet());
    }

    [Fact]
    [Trait("Fault", "F-15")]
    public void Give_AnySymbolsAndLimits_GoesToTheFirstConnectionWithRoom()
    {
        var cases = from lengths in Gen.Choose(1, 30).ListOf(40)
                    from limit in Gen.Choose(100, 1_500)
                    from most in Gen.Choose(1, 12)
                    from present in Gen.Choose(0, 30)
                    select (symbols: lengths.Select((n, i) => Contract(new string('X', n) + i)).ToArray(), limit, most, present: Math.Min(present, lengths.Count));
        Properties.ForAll(cases, c =>
        {
            List<List<Instrument>> lanes = [.. c.symbols.Take(c.present).Chunk(c.most).Select(l => l.ToList())];
            LanePlan plan = new(i => TopicsOf(i.Symbol), c.most, c.limit, lanes);
            foreach (Instrument symbol in c.symbols.Skip(c.present))
            {
                int expected = lanes.FindIndex(l => l.Count == 0 || (l.Count < c.most && Arguments([.. l, symbol]) < c.limit));
                expected = expected < 0 ? lanes.Count : expected;
                Assert.Equal(expected, plan.Give(symbol));
                if (expected == lanes.Count)
                {
                    lanes.Add([]);
                }

                lanes[expected].Add(symbol);
                Assert.Equal(lanes.Count, plan.Lanes);
            }
        });
    }

    [Theory]
    [InlineData(1_000, 100, 10)]
    [InlineData(1_000, 500, 4)]
    [InlineData(101, 100, 2)]
    public void Give_MostSymbols_LimitsEachConnection(int symbols, int most, int connections)
    {
        Instrument[] instruments = [.. Enumerable.Range(0, symbols).Select(i => Contract($"S{i}USDT"))];
        IReadOnlyList<IReadOnlyList<Instrument>> lanes = Spread(instruments, VenueLimit, most);
        Assert.Equal(connections, lanes.Count);
        Assert.All(lanes, l => Assert.InRange(l.Count, 1, most));
        Assert.Equal(instruments.ToHashSet(), lanes.SelectMany(l => l).ToHashSet());
    }

    private static IReadOnlyList<IReadOnlyList<Instrument>> Spread(Instrument[] instruments, int limit, int most = int.MaxValue)
    {
        LanePlan plan = new(i => TopicsOf(i.Symbol), most, limit, []);
        return [.. instruments.GroupBy(plan.Give).OrderBy(l => l.Key).Select(l => l.ToArray())];
    }

    private static IEnumerable<string> TopicsOf(string symbol) => Requests.Routes[0].Kinds.Select(k => Requests.TopicOf(symbol, k));

    private static int Arguments(IEnumerable<Instrument> lane) =>
        JsonSerializer.Serialize(lane.SelectMany(i => TopicsOf(i.Symbol))).Length;

    private static Instrument Contract(string symbol) => new(symbol, DecimalStep.Parse("0.1"), DecimalStep.Parse("1"));
}
