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
    private const int WidestGap = 60;
    private const long ShortestNs = 2_000_000;

    private readonly BookView _bids = new(VenueContract.Depth), _asks = new(VenueContract.Depth);
    private readonly LevelWindow _bidChanges = new(), _askChanges = new();
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
        contract.Steps.Begin(contract.Book);
        _bidChanges.Clear();
        _askChanges.Clear();
        (_firstId, _lastNs) = (null, nowNs);
        Stand(contract.Id);
    }

    public override void Stepped(ReadOnlySpan<Trade> trades, long firstTradeId, long nowNs)
    {
        if (contract.Id == contract.PreviousId)
        {
            return;
        }

        _bidChanges.Add(contract.Steps.Bids);
        _askChanges.Add(contract.Steps.Asks);
        _firstId ??= contract.PreviousId + 1 + contract.Random.Below((int)Math.Min(WidestGap, contract.Id - contract.PreviousId));
        if (!_isEntered)
        {
            _isEntered = true;
            contract.Board.Market.At(Math.Max(nowNs + ShortestNs, _lastNs + (Stream.IntervalMs * 1_000_000L)), Push);
        }
    }

    /// <summary>Sends a message of which the true book knows nothing, under an id of its own, once all that is true has been said.</summary>
    public void PublishFalse(ReadOnlySpan<Level> bids, ReadOnlySpan<Level> asks, long nowNs)
    {
        Publish(nowNs);
        long id = contract.TakeId();
        Send(id, id, bids, asks, nowNs);
    }

    private void Push(long nowNs)
    {
        _isEntered = false;
        if (HasSubscribers && !contract.IsHalted)
        {
            Publish(nowNs);
        }
    }

    private void Publish(long nowNs)
    {
        if (_firstId is not { } firstId || _bidChanges.Count + _askChanges.Count == 0)
        {
            return;
        }

        _lastNs = nowNs;
        Send(firstId, contract.Id, _bidChanges.Take(), _askChanges.Take(), nowNs);
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
        _firstId = null;
        Stand(id);
        Broadcast(frame);
    }

    /// <summary>The book as it is now is the one of that id.</summary>
    private void Stand(long id)
    {
        UpdateId = id;
        _bids.Take(contract.Book.Bids);
        _asks.Take(contract.Book.Asks);
        contract.Board.DepthPublished?.Invoke(this);
    }
}
