using System.Runtime.InteropServices;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>
/// The stream of one book depth. Its update id goes up by exactly one with every new message; what it last published is what the next delta starts from,
/// so a book may change as it likes between two messages. Depth 1 sends snapshots only, as the venue does since 2025-03-20.
/// </summary>
internal sealed class BookFeed(Topic topic, NumberForm price, NumberForm quantity, long firstUpdateId, FrameWriter writer) : TopicFeed(topic)
{
    private readonly BookView _bids = new(topic.Depth);
    private readonly BookView _asks = new(topic.Depth);
    private readonly List<Level> _bidChanges = [];
    private readonly List<Level> _askChanges = [];
    private long _seq;
    private long _ctsMs;
    private bool _published;

    public long UpdateId { get; private set; } = firstUpdateId - 1;

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
        Rebase(book);
        Broadcast(Published(tsMs));
    }

    /// <summary>Sends what has changed since the last message; nothing, and false, where nothing of this depth has.</summary>
    public bool PublishChanges(LevelBook book, long tsMs)
    {
        _bidChanges.Clear();
        _askChanges.Clear();
        _bids.Step(book.Bids, _bidChanges);
        _asks.Step(book.Asks, _askChanges);
        if (_bidChanges.Count == 0 && _askChanges.Count == 0)
        {
            return false;
        }

        Stamp(book);
        Broadcast(Topic.Depth == 1 ? Published(tsMs) : Frame(false, CollectionsMarshal.AsSpan(_bidChanges), CollectionsMarshal.AsSpan(_askChanges), tsMs));
        return true;
    }

    /// <summary>Depth 1 only: the same book again, under the same update id, when nothing has changed for a while.</summary>
    public void Repeat(long tsMs) => Broadcast(Published(tsMs));

    public override byte[]? Snapshot(long tsMs) => _published ? Published(tsMs) : null;

    private byte[] Published(long tsMs) => Frame(true, _bids.Levels, _asks.Levels, tsMs);

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
            Seq = _seq,
            TsMs = tsMs,
            CtsMs = _ctsMs,
        },
        price,
        quantity);

    private void Stamp(LevelBook book)
    {
        UpdateId++;
        _seq = book.Seq;
        _ctsMs = book.CtsMs;
        _published = true;
    }
}
