using System.Security.Cryptography;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Tests.Sandbox.Binance;

public sealed class BinanceDeterminismTests
{
    private static readonly string[] Public = ["btcusdt@depth@100ms", "btcusdt@trade", "btcusdt@bookTicker", "ethusdt@depth", "bnbusdt@depth@500ms"];
    private static readonly string[] Market = ["btcusdt@aggTrade", "ethusdt@ticker", "btcusdt@markPrice@1s"];

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void Run_SameSeed_IdenticalBytesWhateverTheStepWidth(double faultsPerMinute) => Assert.Equal(Digest(7, 5, faultsPerMinute), Digest(7, 50, faultsPerMinute));

    [Fact]
    public void Run_OtherSeed_OtherBytes() => Assert.NotEqual(Digest(7, 5, 0), Digest(8, 5, 0));

    private static string Digest(ulong seed, int stepMs, double faultsPerMinute)
    {
        VirtualBinance venue = new(seed, 5_000);
        ClientSession[] clients = [venue.Subscribed("/public/ws", Public), venue.Subscribed("/market/stream", Market)];
        if (faultsPerMinute > 0)
        {
            venue.Exchange.Follow(new FaultSchedule(seed, faultsPerMinute, FaultSchedule.BinanceKinds), venue.NowNs);
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int ms = 0; ms < 20_000; ms += stepMs)
        {
            venue.Advance(stepMs / 1e3);
        }

        int frames = 0;
        foreach (ClientSession client in clients)
        {
            foreach (byte[] frame in VirtualExchange.TakeBytes(client))
            {
                hash.AppendData(frame);
                frames++;
            }
        }

        Assert.True(faultsPerMinute > 0 || frames > 1_000, $"{frames} frames");
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
