using System.Runtime.InteropServices;
using Scalper.Sandbox.Binance.Wire;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance;

/// <summary>
/// One depth stream: what has changed since the last message, at most one in its interval. Each message names the last id of the one before it; its
/// own first id is the first that did something to this book. What it shows of itself is the truth at its update id.
/// </summary>
internal sealed class DepthFeed(StreamName stream, VenueContract contract, FrameWriter writer) : BinanceFeed(stream)
{
    private const double UnknownDeletions = 0.1;
    private const int NearLevels = 40, WidestGap = 60;
    private const long ShortestNs = 2_000_000;

    private readonly BookView _bids = new(VenueContract.Depth), _asks = new(VenueContract.Depth);
    private readonly List<Level> _bidChanges = [], _askChanges = [];
    private long? _firstId;
    private long _lastNs;
    private bool _isEntered;

    public VenueContract Contract => contract;

    /// <summary>The last id of the last message, and of the book shown.</summary>
    public long UpdateId { get; private set; }

    /// <summary>As last published, best first.</summary>
    public ReadOnlySpan<Level> Bids => _bids.Levels;

    /// <summary>As last published, best first.</summary>
    public ReadOnlySpan<Level> Asks => _asks.Levels;

    public override NumberForm? Grid => contract.Terms.Price;

    /// <summary>Takes the book as it is now for the published one without telling anybody.</summary>
    public override void Begin(long nowNs)
    {
        _bids.Take(contract.Book.Bids);
        _asks.Take(contract.Book.Asks);
        (UpdateId, _firstId, _lastNs) = (contract.Id, null, nowNs);
        contract.Board.DepthPublished?.Invoke(this);
    }

    public override void Stepped(ReadOnlySpan<Trade> trades, long firstTradeId, long nowNs)
    {
        if (contract.Id == contract.PreviousId)
        {
            return;
        }

        _firstId ??= contract.PreviousId + 1 + contract.Random.Below((int)Math.Min(WidestGap, contract.Id - contract.PreviousId));
        if (!_isEntered)
        {
            _isEntered = true;
            contract.Board.Market.At(Math.Max(nowNs + ShortestNs, _lastNs + (Stream.IntervalMs * 1_000_000L)), Push);
        }
    }

    /// <summary>Sends a message of which the true book knows nothing, under an id of its own.</summary>
    public void PublishFalse(ReadOnlySpan<Level> bids, ReadOnlySpan<Level> asks, long nowNs)
    {
        long id = contract.TakeId();
        Send(id, id, bids, asks, nowNs);
    }

    private void Push(long nowNs)
    {
        _isEntered = false;
        if (!HasSubscribers || contract.IsHalted || _firstId is not { } firstId)
        {
            return;
        }

        _bidChanges.Clear();
        _askChanges.Clear();
        _bids.Step(contract.Book.Bids, _bidChanges);
        _asks.Step(contract.Book.Asks, _askChanges);
        if (_bidChanges.Count + _askChanges.Count == 0)
        {
            return;
        }

        _lastNs = nowNs;
        PassThrough();
        _bidChanges.Reverse();
        Send(firstId, contract.Id, CollectionsMarshal.AsSpan(_bidChanges), CollectionsMarshal.AsSpan(_askChanges), nowNs);
    }

    private void Send(long firstId, long id, ReadOnlySpan<Level> bids, ReadOnlySpan<Level> asks, long nowNs)
    {
        DepthMessage message = new()
        {
            Symbol = Stream.Symbol,
            FirstId = firstId,
            LastId = id,
            PreviousId = UpdateId,
            TimeMs = nowNs / 1_000_000,
            EngineMs = contract.Book.CtsMs,
            Bids = bids,
            Asks = asks,
        };
        byte[] frame = DepthFrames.Write(writer, message, contract.Terms.Price, contract.Terms.Quantity);
        (UpdateId, _firstId) = (id, null);
        contract.Board.DepthPublished?.Invoke(this);
        Broadcast(frame);
    }

    /// <summary>At times an order has come and gone between two messages: its price is deleted though nobody knew of it.</summary>
    private void PassThrough()
    {
        if (!contract.Random.Chance(UnknownDeletions))
        {
            return;
        }

        BookSide side = contract.Random.Chance(0.5) ? contract.Book.Bids : contract.Book.Asks;
        List<Level> changes = side.IsBid ? _bidChanges : _askChanges;
        long price = side[Math.Min(side.Count - 1, contract.Random.Below(NearLevels))].Price + (side.IsBid ? -1 : 1);
        if (price <= 0 || side.QuantityAt(price) != 0 || changes.Exists(level => level.Price == price))
        {
            return;
        }

        int place = changes.FindIndex(level => side.IsBid ? level.Price < price : level.Price > price);
        changes.Insert(place < 0 ? changes.Count : place, new Level(price, 0));
    }
}
