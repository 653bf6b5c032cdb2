using System.Text.Json;
using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Binance.Rest;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Tests.Sandbox.Binance;

/// <summary>The second venue driven with made-up time; frames come back parsed.</summary>
internal sealed class VirtualBinance(ulong seed = 1, double messagesPerSecond = 12_000, BinanceSettings? settings = null, IWatchedMarket? market = null)
{
    internal const long StartNs = VirtualExchange.StartNs, MsNs = VirtualExchange.MsNs, SecondNs = VirtualExchange.SecondNs;

    private long _id;

    internal BinanceExchange Exchange { get; } = new(market ?? new SyntheticMarket(seed, messagesPerSecond), (settings ?? new BinanceSettings()) with { Seed = seed });

    internal long NowNs { get; private set; } = StartNs;

    internal ClientSession Connect(string target = "/public/ws") => Exchange.Connect(target, NowNs);

    internal void Send(ClientSession client, string text) => Exchange.Receive(client, text, NowNs);

    internal void Subscribe(ClientSession client, params string[] streams) => Send(client, Request("SUBSCRIBE", ++_id, streams));

    internal static string Request(string method, long id, params string[] streams) => JsonSerializer.Serialize(new { method, @params = streams, id });

    /// <summary>A client of whom nothing but these streams waits.</summary>
    internal ClientSession Subscribed(string target, params string[] streams)
    {
        ClientSession client = Connect(target);
        Subscribe(client, streams);
        Assert.Equal(JsonValueKind.Null, VirtualExchange.TakeOne(client).GetProperty("result").ValueKind);
        return client;
    }

    /// <summary>A fault command that is carried out.</summary>
    internal void Control(string command) => Assert.Null(Exchange.Control(command, NowNs).Error);

    internal string Refused(string command)
    {
        ControlAnswer answer = Exchange.Control(command, NowNs);
        Assert.NotNull(answer.Error);
        return answer.Error;
    }

    internal void Advance(double seconds)
    {
        NowNs += (long)(seconds * SecondNs);
        Exchange.Advance(NowNs);
    }

    /// <summary>What the client gets within a time.</summary>
    internal List<JsonElement> Run(ClientSession client, double seconds)
    {
        List<JsonElement> frames = [];
        for (long endNs = NowNs + (long)(seconds * SecondNs); NowNs < endNs;)
        {
            Advance(0.02);
            frames.AddRange(VirtualExchange.Take(client));
        }

        return frames;
    }

    internal RestReply Ask(string pathAndQuery, string address = "127.0.0.1")
    {
        string[] halves = pathAndQuery.Split('?', 2);
        Dictionary<string, string> query = (halves.Length > 1 ? halves[1] : "").Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);
        Exchange.Advance(NowNs);
        return Exchange.Rest.Answer(halves[0], query, address, NowNs);
    }

    internal JsonElement Get(string pathAndQuery)
    {
        RestReply reply = Ask(pathAndQuery);
        Assert.Equal(200, reply.Status);
        return Parsed(reply);
    }

    internal static JsonElement Parsed(RestReply reply) => JsonSerializer.Deserialize<JsonElement>(reply.Body);
}
