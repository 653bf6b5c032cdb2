using System.Runtime.InteropServices;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>
/// The stream of one book depth. Its update id goes up by exactly one with every new message; what it last published is what the next delta starts from,
/// so a book may change as it likes between two messages. Depth 1 sends snapshots only, as the venue does since 2025-03-20.
/// What it shows of itself is the truth at its update id: the book of a client that missed nothing and believed nothing false.
/// </summary>
internal sealed class BookFeed(Topic topic, NumberForm price, NumberForm quantity, long firstUpdateId, FrameWriter writer) : TopicFeed(topic)
{
    private readonly BookView _bids = new(topic.Depth);
    private readonly BookView _asks = new(topic.Depth);
    private readonly List<Level> _bidChanges = [];
    private readonly List<Level> _askChanges = [];
    private long _ctsMs;

    public long UpdateId { get; private set; } = firstUpdateId - 1;

    /// <summary>The place in the cross sequence of the last message.</summary>
    public long Seq { get; private set; }

    /// <summary>False as long as nobody was ever told anything.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>As last published, best first.</summary>
    public ReadOnlySpan<Level> Bids => _bids.Levels;

    /// <summary>As last published, best first.</summary>
    public ReadOnlySpan<Level> Asks => _asks.Levels;

    public NumberForm Price { get; private set; } = price;

    public override NumberForm? Grid => Price;

    public NumberForm Quantity => quantity;

    /// <summary>The market's changes are not published; the stream's own snapshot ends that.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>Called at every new update id, when the levels are those at it and before anybody is told.</summary>
    public Action<BookFeed>? Published { get; set; }

    /// <summary>Takes the book as it is now for the published one without telling anybody: for a stream that had no subscribers.</summary>
    public void Rebase(LevelBook book)
    {
        _bids.Take(book.Bids);
        _asks.Take(book.Asks);
        Stamp(book);
    }

    /// <summary>Replaces everybody's book.</summary>
    public void PublishSnapshot(LevelBook book, long tsMs)
    {
        if (IsSuspended)
        {
            return;
        }

        Rebase(book);
        Broadcast(Whole(tsMs));
    }

    /// <summary>
    /// Replaces everybody's book as the venue does after a restart of its service: the message has update id 1, whatever its type says
    /// (order book page of the venue's documentation, 2026-11-21), and the numbers go on from there.
    /// </summary>
    public void Restart(LevelBook book, bool asDelta, long tsMs)
    {
        UpdateId = 0;
        Rebase(book);
        Broadcast(Frame(!asDelta, Bids, Asks, tsMs));
    }

    /// <summary>Sends a message of which the true book knows nothing, under the next update id.</summary>
    public void PublishFalse(ReadOnlySpan<Level> bids, ReadOnlySpan<Level> asks, long tsMs)
    {
        UpdateId++;
        Published?.Invoke(this);
        Broadcast(Frame(Topic.Depth == 1, bids, asks, tsMs));
    }

    /// <summary>Prices are from now on counted in steps of another size; the next message has to be a snapshot.</summary>
    public void Regrid(NumberForm price) => Price = price;

    /// <summary>Sends what has changed since the last message; nothing, and false, where nothing of this depth has.</summary>
    public bool PublishChanges(LevelBook book, long tsMs)
    {
        if (IsSuspended)
        {
            return false;
        }

        _bidChanges.Clear();
        _askChanges.Clear();
        _bids.Step(book.Bids, _bidChanges);
        _asks.Step(book.Asks, _askChanges);
        if (_bidChanges.Count == 0 && _askChanges.Count == 0)
        {
            return false;
        }

        Stamp(book);
        Broadcast(Topic.Depth == 1 ? Whole(tsMs) : Frame(false, CollectionsMarshal.AsSpan(_bidChanges), CollectionsMarshal.AsSpan(_askChanges), tsMs));
        return true;
    }

    /// <summary>Depth 1 only: the same book again, under the same update id, when nothing has changed for a while.</summary>
    public void Repeat(long tsMs)
    {
        if (!IsSuspended)
        {
            Broadcast(Whole(tsMs));
        }
    }

    public override byte[]? Snapshot(long tsMs) => IsPublished ? Whole(tsMs) : null;

    private byte[] Whole(long tsMs) => Frame(true, Bids, Asks, tsMs);

    private byte[] Frame(bool isSnapshot, ReadOnlySpan<Level> bids, ReadOnlySpan<Level> asks, long tsMs) => BookFrames.Write(
        writer,
        Name,
        new BookMessage
        {
            IsSnapshot = isSnapshot,
            Symbol = Topic.Symbol,
            Bids = bids,
            Asks = asks,
            UpdateId = UpdateId,
            Seq = Seq,
            TsMs = tsMs,
            CtsMs = _ctsMs,
        },
        Price,
        Quantity);

    private void Stamp(LevelBook book)
    {
        UpdateId++;
        Seq = book.Seq;
        _ctsMs = book.CtsMs;
        IsPublished = true;
        Published?.Invoke(this);
    }
}
