using System.Security.Cryptography;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox;

public sealed class DeterminismTests
{
    private static readonly string[] Topics = ["orderbook.50.BTCUSDT", "publicTrade.BTCUSDT", "tickers.BTCUSDT", "orderbook.200.ETHUSDT", "tickers.SOLUSDT", "orderbook.1.XRPUSDT"];

    [Fact]
    public void Run_SameSeedSameCalls_IdenticalBytes() => Assert.Equal(Digest(7, 5), Digest(7, 5));

    [Fact]
    public void Run_OtherStepWidth_IdenticalBytes() => Assert.Equal(Digest(7, 5), Digest(7, 50));

    [Fact]
    public void Run_OtherSeed_OtherBytes() => Assert.NotEqual(Digest(7, 5), Digest(8, 5));

    private static string Digest(ulong seed, int stepMs)
    {
        VirtualExchange exchange = new(new SyntheticMarket(seed, 5_000), new ExchangeSettings { Seed = seed });
        ClientSession client = exchange.Connect();
        exchange.Subscribe(client, Topics);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int frames = 0;
        for (int ms = 0; ms < 20_000; ms += stepMs)
        {
            exchange.Advance(stepMs * VirtualExchange.MsNs);
            foreach (byte[] frame in VirtualExchange.TakeBytes(client))
            {
                hash.AppendData(frame);
                frames++;
            }
        }
        Assert.True(frames > 1_000, $"{frames} frames");
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
