using System.Globalization;
using System.Text.Json;
using Scalper.Sandbox.Binance.Rest;

namespace Scalper.Tests.Sandbox.Binance;

/// <summary>
/// A book of one contract kept by the words of the venue's procedure: buffer, snapshot, drop what is older, splice where the snapshot lies within, then each
/// message follows on the one before; whatever does not fit, from the beginning. Knows of no clock: it says what it wants and is told what came.
/// </summary>
internal sealed class DepthFollower(string symbol)
{
    private readonly List<JsonElement> _buffer = [];
    private JsonElement? _snapshot;

    internal string Symbol => symbol;

    internal SortedDictionary<decimal, decimal> Bids { get; } = new(Comparer<decimal>.Create(static (a, b) => b.CompareTo(a)));

    internal SortedDictionary<decimal, decimal> Asks { get; } = [];

    internal bool IsLive { get; private set; }

    internal long UpdateId { get; private set; }

    internal int Starts { get; private set; }

    /// <summary>Deletions of prices that were not held.</summary>
    internal int UnknownDeletions { get; private set; }

    /// <summary>There is no snapshot that could still serve, but a message that one has to reach.</summary>
    internal bool WantsSnapshot => !IsLive && _snapshot is null && _buffer.Count > 0;

    /// <summary>The connection is another one.</summary>
    internal void Lose()
    {
        _buffer.Clear();
        Begin();
    }

    /// <summary>Takes a message of the stream; true where the book stands at its id now.</summary>
    internal bool Take(JsonElement depth)
    {
        if (!IsLive)
        {
            _buffer.Add(depth);
            return Splice();
        }

        if (depth.Long("u") <= UpdateId)
        {
            return false;
        }

        if (depth.Long("pu") != UpdateId)
        {
            _buffer.Add(depth);
            Begin();
            return false;
        }

        Apply(depth);
        return IsLive;
    }

    internal bool Take(RestReply reply)
    {
        _snapshot = reply.Status == 200 ? VirtualBinance.Parsed(reply) : null;
        return Splice();
    }

    private void Begin() => (IsLive, _snapshot) = (false, null);

    private bool Splice()
    {
        if (_snapshot is not { } snapshot)
        {
            return false;
        }

        long id = snapshot.Long("lastUpdateId");
        _buffer.RemoveAll(depth => depth.Long("u") < id);
        if (_buffer.Count == 0)
        {
            return false;
        }

        JsonElement[] kept = [.. _buffer];
        _snapshot = null;
        if (kept[0].Long("U") > id)
        {
            return false;
        }

        Load(snapshot);
        _buffer.Clear();
        (IsLive, UpdateId) = (true, kept[0].Long("pu"));
        Starts++;
        foreach (JsonElement depth in kept)
        {
            Take(depth);
        }

        return IsLive;
    }

    private void Load(JsonElement snapshot)
    {
        Bids.Clear();
        Asks.Clear();
        Set(Bids, snapshot.GetProperty("bids"));
        Set(Asks, snapshot.GetProperty("asks"));
    }

    private void Apply(JsonElement depth)
    {
        Set(Bids, depth.GetProperty("b"));
        Set(Asks, depth.GetProperty("a"));
        UpdateId = depth.Long("u");
        if (Bids.Count > 0 && Asks.Count > 0 && Bids.Keys.First() >= Asks.Keys.First())
        {
            Begin();
        }
    }

    private void Set(SortedDictionary<decimal, decimal> side, JsonElement levels)
    {
        foreach (JsonElement level in levels.EnumerateArray())
        {
            decimal price = Number(level[0]), quantity = Number(level[1]);
            if (quantity != 0)
            {
                side[price] = quantity;
            }
            else if (!side.Remove(price))
            {
                UnknownDeletions++;
            }
        }
    }

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
