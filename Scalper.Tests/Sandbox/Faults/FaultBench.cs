using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Tests.Sandbox.Faults;

/// <summary>A virtual exchange with one client on the three topics of BTCUSDT.</summary>
internal sealed class FaultBench
{
    internal const string Book = "orderbook.50.BTCUSDT", Trades = "publicTrade.BTCUSDT", Ticker = "tickers.BTCUSDT";

    internal FaultBench(double messagesPerSecond = 12_000)
    {
        Venue = new VirtualExchange(new SyntheticMarket(1, messagesPerSecond));
        Client = Venue.Connect();
        Venue.Subscribe(Client, Book, Trades, Ticker);
        Venue.Advance(VirtualExchange.SecondNs);
        VirtualExchange.Take(Client);
    }

    internal VirtualExchange Venue { get; }

    internal ClientSession Client { get; }

    internal BookFeed Truth => Venue.Exchange.BookOf("BTCUSDT", 50)!;

    internal List<JsonElement> Run(double seconds, string? topic = null) => [.. Venue.Run(Client, seconds).Where(frame => topic is null || frame.Topic() == topic)];

    /// <summary>Runs without reading the frames as JSON.</summary>
    internal List<OutFrame> RunRaw(double seconds)
    {
        Venue.Advance((long)(seconds * VirtualExchange.SecondNs));
        List<OutFrame> frames = [];
        while (Client.Outbox.TryTake(out OutFrame frame))
        {
            frames.Add(frame);
        }

        return frames;
    }

    internal ControlAnswer Control(string command) => Venue.Exchange.Control(command, Venue.NowNs);

    internal static string Text(OutFrame frame) => Encoding.UTF8.GetString(frame.Bytes);
}
