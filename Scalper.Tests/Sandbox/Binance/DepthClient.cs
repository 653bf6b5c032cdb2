using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Binance.Rest;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Binance;

/// <summary>A program on the public path that follows books, asks for snapshots and connects again, in the time of a virtual exchange.</summary>
internal sealed class DepthClient
{
    private const long StepNs = 5 * VirtualBinance.MsNs, LatencyNs = 30 * VirtualBinance.MsNs, PauseNs = VirtualBinance.SecondNs;

    private readonly VirtualBinance _venue;
    private readonly DepthTruth _truth = new();
    private readonly List<(long DueNs, DepthFollower Book, RestReply Reply)> _replies = [];
    private readonly Dictionary<DepthFollower, long> _askNs = [];
    private ClientSession? _session;
    private long _connectNs;

    internal DepthClient(VirtualBinance venue, params string[] symbols)
    {
        _venue = venue;
        _venue.Exchange.Contracts.DepthPublished = _truth.Note;
        Books = [.. symbols.Select(static symbol => new DepthFollower(symbol))];
    }

    internal IReadOnlyList<DepthFollower> Books { get; }

    /// <summary>Books that were compared with the truth and equal to it.</summary>
    internal int Compared { get; private set; }

    internal void Run(double seconds)
    {
        for (long endNs = _venue.NowNs + (long)(seconds * VirtualBinance.SecondNs); _venue.NowNs < endNs;)
        {
            _venue.Advance(StepNs / 1e9);
            KeepConnected();
            Read();
            Ask();
            Answer();
        }
    }

    private void KeepConnected()
    {
        if (_session is { } session && _venue.Exchange.Clients.Contains(session))
        {
            return;
        }

        if (_session is not null)
        {
            (_session, _connectNs) = (null, _venue.NowNs + PauseNs);
            _replies.Clear();
            Books.ToList().ForEach(static book => book.Lose());
        }

        if (_venue.NowNs < _connectNs)
        {
            return;
        }

        _connectNs = _venue.NowNs + PauseNs;
        string streams = string.Join('/', Books.Select(static book => $"{book.Symbol.ToLowerInvariant()}@depth@100ms"));
        _venue.Exchange.TryConnect($"/public/stream?streams={streams}", _venue.NowNs, out _session, out _);
    }

    private void Read()
    {
        while (_session is not null && _session.Outbox.TryTake(out OutFrame frame))
        {
            if (frame.IsPing)
            {
                _venue.Exchange.ReceiveControl(_session, isPong: true, frame.Bytes, _venue.NowNs);
            }
            else if (Depth(frame) is { } depth && Books.FirstOrDefault(book => book.Symbol == depth.Text("s")) is { } book && book.Take(depth))
            {
                Compare(book);
            }
        }
    }

    /// <summary>The depth message within a frame; null for anything else.</summary>
    private static JsonElement? Depth(OutFrame frame)
    {
        try
        {
            JsonElement root = JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(frame.Bytes));
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("stream", out _) && root.TryGetProperty("data", out JsonElement data)
                && data.TryGetProperty("u", out JsonElement id) && id.ValueKind == JsonValueKind.Number ? data : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Ask()
    {
        foreach (DepthFollower book in Books.Where(book => book.WantsSnapshot && _venue.NowNs >= _askNs.GetValueOrDefault(book)))
        {
            _askNs[book] = _venue.NowNs + PauseNs;
            RestReply reply = _venue.Ask($"/fapi/v1/depth?symbol={book.Symbol}&limit=1000");
            _replies.Add((_venue.NowNs + LatencyNs + reply.DelayNs, book, reply));
        }
    }

    private void Answer()
    {
        foreach ((long dueNs, DepthFollower book, RestReply reply) in _replies.Where(reply => reply.DueNs <= _venue.NowNs).ToList())
        {
            _replies.Remove((dueNs, book, reply));
            if (book.WantsSnapshot && book.Take(reply))
            {
                Compare(book);
            }
        }
    }

    private void Compare(DepthFollower book)
    {
        _truth.AssertEqual(book);
        Compared++;
    }
}
