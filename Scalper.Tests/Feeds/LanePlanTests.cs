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
    public void Spread_NoSymbols_NeedsNoConnection()
    {
        Assert.Empty(Spread([], VenueLimit));
    }

    /// <summary>The limit is on the whole array of arguments, so the fewest connections follow from the sum of its lengths.</summary>
    [CapturesTheory]
    [InlineData(300)]
    [InlineData(500)]
    [InlineData(800)]
    public void Spread_RecordedInstruments_NeedsAsManyConnectionsAsTheLimitAsks(int symbols)
    {
        Instrument[] instruments = [.. RecordedInstruments.All().Take(symbols)];
        IReadOnlyList<IReadOnlyList<Instrument>> lanes = Spread(instruments, VenueLimit);

        int total = instruments.Sum(i => TopicsOf(i.Symbol).Sum(t => t.Length + 3));
        Assert.Equal((int)Math.Ceiling(total / (double)(VenueLimit - 2)), lanes.Count);
        Assert.All(lanes, lane => Assert.InRange(Arguments(lane), 1, VenueLimit));
        Assert.Equal(instruments, lanes.SelectMany(l => l));
    }

    [Fact]
    [Trait("Fault", "F-15")]
    public void Spread_AnySymbolsAndLimit_KeepsOrderAndLimitAndFillsEachConnection()
    {
        var cases = from lengths in Gen.Choose(1, 30).ListOf(40)
                    from limit in Gen.Choose(100, 1_500)
                    select (symbols: lengths.Select((n, i) => Contract(new string('X', n) + i)).ToArray(), limit);
        Properties.ForAll(cases, c =>
        {
            IReadOnlyList<IReadOnlyList<Instrument>> lanes = Spread(c.symbols, c.limit);
            Assert.Equal(c.symbols, lanes.SelectMany(l => l));
            Assert.All(lanes, lane => Assert.True(Arguments(lane) <= c.limit || lane.Count == 1));
            for (int i = 1; i < lanes.Count; i++)
            {
                Assert.True(Arguments([.. lanes[i - 1], lanes[i][0]]) >= c.limit, "the next symbol would have fitted");
            }
        });
    }

    [Theory]
    [InlineData(1_000, 100, 10)]
    [InlineData(1_000, 500, 4)]
    [InlineData(101, 100, 2)]
    public void Spread_MostSymbols_LimitsEachConnection(int symbols, int most, int connections)
    {
        Instrument[] instruments = [.. Enumerable.Range(0, symbols).Select(i => Contract($"S{i}USDT"))];
        IReadOnlyList<IReadOnlyList<Instrument>> lanes = LanePlan.Spread(instruments, i => TopicsOf(i.Symbol), most, VenueLimit);
        Assert.Equal(connections, lanes.Count);
        Assert.All(lanes, l => Assert.InRange(l.Count, 1, most));
        Assert.Equal(instruments, lanes.SelectMany(l => l));
    }

    private static IReadOnlyList<IReadOnlyList<Instrument>> Spread(Instrument[] instruments, int limit) =>
        LanePlan.Spread(instruments, i => TopicsOf(i.Symbol), int.MaxValue, limit);

    private static IEnumerable<string> TopicsOf(string symbol) => Enum.GetValues<TopicKind>().Select(k => Requests.TopicOf(symbol, k));

    private static int Arguments(IEnumerable<Instrument> lane) =>
        JsonSerializer.Serialize(lane.SelectMany(i => TopicsOf(i.Symbol))).Length;

    private static Instrument Contract(string symbol) => new(symbol, DecimalStep.Parse("0.1"), DecimalStep.Parse("1"));
}
