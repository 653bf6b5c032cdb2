using Scalper.Sandbox.Binance.Wire;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance;

/// <summary>Carries out what clients ask for, in the venue's words. A stream that it does not have on this path is acknowledged like any other.</summary>
internal sealed class RequestDesk(BinanceExchange exchange, BinanceSettings settings, AckFaults acks)
{
    private const int Policy = 1008;
    private readonly FrameWriter _writer = new();

    /// <summary>Counts a message; false where it was one too many and the connection is closed.</summary>
    public bool Admit(BinanceSession client, long nowNs)
    {
        bool isWithin = client.CountMessage(nowNs) <= settings.MaxMessagesPerSecond;
        if (!isWithin)
        {
            exchange.Cut(client, new SessionEnd(Policy, "Too many requests"), $"more than {settings.MaxMessagesPerSecond} messages within a second");
        }

        return isWithin;
    }

    public void Carry(BinanceSession client, StreamRequest request, long nowNs)
    {
        if (request.Fault is { } fault)
        {
            Answer(client, request, RequestFrames.Error(_writer, fault, request.Id), nowNs);
            return;
        }

        ulong id = request.Id!.Value;
        switch (request.Method)
        {
            case "SUBSCRIBE":
                Subscribe(client, request.Streams, () => Answer(client, request, RequestFrames.Done(_writer, id), nowNs), nowNs);
                break;
            case "UNSUBSCRIBE":
                Unsubscribe(client, request.Streams);
                Answer(client, request, RequestFrames.Done(_writer, id), nowNs);
                break;
            case "LIST_SUBSCRIPTIONS":
                Answer(client, request, RequestFrames.List(_writer, client.Streams, id), nowNs);
                break;
            case "SET_PROPERTY":
                client.IsCombined = request.Params[1].GetBoolean();
                Answer(client, request, RequestFrames.Done(_writer, id), nowNs);
                break;
            default:
                Answer(client, request, RequestFrames.Property(_writer, client.IsCombined, id), nowNs);
                break;
        }
    }

    /// <summary>Enters a client for streams; <paramref name="answer"/> goes out before any data. Too many of them, and the connection is closed.</summary>
    public void Subscribe(BinanceSession client, IReadOnlyList<string> streams, Action answer, long nowNs)
    {
        string[] fresh = [.. streams.Distinct().Except(client.Streams)];
        if (client.Streams.Count + fresh.Length > settings.MaxStreams)
        {
            exchange.Cut(client, new SessionEnd(Policy, "Too many streams"), $"more than {settings.MaxStreams} streams");
            return;
        }

        answer();
        client.Streams.AddRange(fresh);
        foreach (string name in fresh)
        {
            Join(client, name, nowNs);
        }
    }

    /// <summary>Enters a client for a stream that it has named, where there is one to be had now.</summary>
    public void Join(BinanceSession client, string name, long nowNs)
    {
        if (!client.Subscriptions.ContainsKey(name) && exchange.Find(name, client.Target.Tier) is { } feed)
        {
            exchange.Join(client, feed, nowNs);
        }
    }

    private void Unsubscribe(BinanceSession client, IReadOnlyList<string> streams)
    {
        foreach (string name in streams)
        {
            client.Streams.Remove(name);
            if (client.Subscriptions.TryGetValue(name, out Subscription? subscription))
            {
                exchange.End(client, subscription);
            }
        }
    }

    private void Answer(BinanceSession client, StreamRequest request, byte[] frame, long nowNs) => acks.Send(client, request.Fault is null ? request.Streams : [], frame, nowNs);
}
