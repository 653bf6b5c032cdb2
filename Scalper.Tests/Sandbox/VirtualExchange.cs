using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Tests.Sandbox;

/// <summary>An exchange driven with made-up time; frames come back parsed.</summary>
internal sealed class VirtualExchange(IMarket market, ExchangeSettings? settings = null)
{
    internal const long StartNs = 1_800_000_000_123_000_000;
    internal const long MsNs = 1_000_000;
    internal const long SecondNs = 1_000_000_000;

    internal Exchange Exchange { get; } = new(market, settings ?? new ExchangeSettings());

    internal RestDesk Desk { get; } = new(market);

    internal long NowNs { get; private set; } = StartNs;

    internal ClientSession Connect() => Exchange.Connect(NowNs);

    internal void Send(ClientSession client, string text) => Exchange.Receive(client, text, NowNs);

    internal void Subscribe(ClientSession client, params string[] topics) => Send(client, Command("subscribe", topics));

    internal void Unsubscribe(ClientSession client, params string[] topics) => Send(client, Command("unsubscribe", topics));

    internal static string Command(string operation, params string[] topics) => JsonSerializer.Serialize(new { req_id = "r", op = operation, args = topics });

    /// <summary>A fault command that is carried out.</summary>
    internal JsonElement Control(string command)
    {
        ControlAnswer answer = Exchange.Control(command, NowNs);
        Assert.Null(answer.Error);
        return JsonSerializer.Deserialize<JsonElement>(answer.Json);
    }

    /// <summary>The error line of a fault command that is refused.</summary>
    internal string Refused(string command)
    {
        string? error = Exchange.Control(command, NowNs).Error;
        Assert.NotNull(error);
        Assert.DoesNotContain('\n', error);
        return error;
    }

    internal void Advance(long byNs)
    {
        NowNs += byNs;
        Exchange.Advance(NowNs);
    }

    /// <summary>Advances in small steps and gives every frame that came, in order.</summary>
    internal IEnumerable<JsonElement> Run(ClientSession client, double seconds, long stepNs = 5 * MsNs)
    {
        for (long endNs = NowNs + (long)(seconds * SecondNs); NowNs < endNs;)
        {
            Advance(stepNs);
            foreach (JsonElement frame in Take(client))
            {
                yield return frame;
            }
        }
    }

    internal static List<JsonElement> Take(ClientSession client) => [.. TakeBytes(client).Select(static frame => JsonSerializer.Deserialize<JsonElement>(frame))];

    internal static List<byte[]> TakeBytes(ClientSession client)
    {
        List<byte[]> frames = [];
        while (client.Outbox.TryTake(out OutFrame frame))
        {
            frames.Add(frame.Bytes);
        }

        return frames;
    }

    internal static JsonElement TakeOne(ClientSession client) => Assert.Single(Take(client));

    /// <summary>A REST call, the query written as in an address.</summary>
    internal JsonElement Get(string path, string query = "")
    {
        Dictionary<string, string> values = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);
        byte[] body = Desk.Answer(path, values, NowNs) ?? throw new InvalidOperationException($"{path} is not served");
        return JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(body));
    }
}
