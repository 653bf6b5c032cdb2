using Scalper.Sandbox.Planted;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Tests.Sandbox.Binance;

/// <summary>Who follows the venue's procedure holds the venue's book at every update id, whatever befalls the frames.</summary>
public sealed class DepthProcedureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Follow_NoFaults_TheTruthAtEveryId(ulong seed)
    {
        DepthClient client = new(new VirtualBinance(seed), "BTCUSDT", "ETHUSDT", "BNBUSDT");
        client.Run(30);
        Assert.All(client.Books, static book => Assert.Equal((true, 1), (book.IsLive, book.Starts)));
        Assert.True(client.Compared > 500, $"{client.Compared} compared");
        Assert.True(client.Books.Sum(static book => book.UnknownDeletions) > 10);
    }

    [Fact]
    public void Follow_PlantedMarket_TheTruthAtEveryId()
    {
        VirtualBinance venue = new(market: new PlantedMarket(new PlantedTerms(0.00005, 5, 0.25, 0.0001), 2, 1));
        DepthClient client = new(venue, "SIGNAL1USDT", "SIGNAL2USDT");
        client.Run(20);
        Assert.All(client.Books, static book => Assert.Equal((true, 1), (book.IsLive, book.Starts)));
        Assert.True(client.Compared > 150, $"{client.Compared} compared");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Follow_FaultsOfAllKinds_NeverAWrongBookAndAllLiveAfterwards(ulong seed)
    {
        VirtualBinance venue = new(seed, 6_000);
        DepthClient client = new(venue, "BTCUSDT", "ETHUSDT", "BNBUSDT");
        venue.Exchange.Follow(new FaultSchedule(seed, 30, FaultSchedule.BinanceKinds), venue.NowNs);
        client.Run(120);
        venue.Exchange.Follow(null, venue.NowNs);
        venue.Control("""{"cmd":"clear"}""");
        client.Run(80);
        Assert.All(client.Books, static book => Assert.True(book.IsLive, book.Symbol));
        Assert.True(client.Books.Sum(static book => book.Starts) > 6);
        Assert.True(client.Compared > 500, $"{client.Compared} compared");
    }

    [Fact]
    public void Schedule_ManySeeds_EveryKindIsCarriedOutForOne()
    {
        HashSet<string> seen = [];
        for (ulong seed = 1; seed <= 6; seed++)
        {
            VirtualBinance venue = new(seed, 2_000);
            DepthClient client = new(venue, "BTCUSDT");
            venue.Exchange.Follow(new FaultSchedule(seed, 120, FaultSchedule.BinanceKinds), venue.NowNs);
            client.Run(60);
            seen.UnionWith(FaultSchedule.BinanceKinds.Where(kind => venue.Exchange.History.Any(fault => fault.Refusal is null && fault.Command.Contains($"\"{kind}\"", StringComparison.Ordinal))));
        }

        Assert.Empty(FaultSchedule.BinanceKinds.Except(seen));
    }
}
