namespace Scalper.Tests.Reference;

/// <summary>Publishes a market's best levels as the venue's book topic, with the faults a client must survive.</summary>
/// <param name="faultRate">One frame in this many is faulty; 0 for none.</param>
/// <param name="firstSnapshotAt">Deltas before it are of no use to a client.</param>
internal sealed class BookFeed(MiniMarket market, Random random, int depth, int faultRate, long firstSnapshotAt)
{
    private static readonly BookFault[] Faults = Enum.GetValues<BookFault>();
    private static readonly string[] Orders = [FrameText.LinearOrder, FrameText.LinearOrder, "topic ts type data cts", "data cts type ts topic", "ts data topic cts type"];

    private readonly List<string> _sent = [];
    private List<KeyValuePair<long, long>> _bids = [];
    private List<KeyValuePair<long, long>> _asks = [];
    private long _u;
    private long _snapshotAt = firstSnapshotAt;
    private long _arrival;

    public List<MiniMessage> Messages { get; } = [];

    /// <summary>The next frame of the topic: a delta, or the snapshot that is due.</summary>
    public void Publish(long now)
    {
        (List<KeyValuePair<long, long>> bids, List<KeyValuePair<long, long>> asks) = (market.Bids.Take(depth).ToList(), market.Asks.Take(depth).ToList());
        List<(string, string)> bidEntries = Changes(_bids, bids);
        List<(string, string)> askEntries = Changes(_asks, asks);
        (_bids, _asks) = (bids, asks);

        BookFault fault = faultRate > 0 && random.Next(faultRate) == 0 ? Faults[random.Next(Faults.Length)] : BookFault.None;
        if (_snapshotAt <= now)
        {
            fault = BookFault.Snapshot;
        }
        else if (bidEntries.Count + askEntries.Count == 0 && random.Next(6) > 0)
        {
            return;
        }

        _u = fault == BookFault.Restart ? 1 : _u + 1;
        Send(now, fault, bidEntries, askEntries);
    }

    private void Send(long now, BookFault fault, List<(string, string)> bids, List<(string, string)> asks)
    {
        switch (fault)
        {
            case BookFault.Lost:
                AskForSnapshot(now);
                return;
            case BookFault.Snapshot:
                _snapshotAt = long.MaxValue;
                _u += random.Next(3) * 1000;
                Enqueue(now, snapshot: true, Changes([], _bids), Changes([], _asks));
                return;
            case BookFault.Restart:
                _snapshotAt = long.MaxValue;
                Enqueue(now, snapshot: false, Changes([], _bids), Changes([], _asks));
                return;
            case BookFault.OldAgain when _sent.Count > 0:
                Enqueue(now, snapshot: false, bids, asks);
                Messages.Add(new MiniMessage(_arrival, _sent[^random.Next(1, Math.Min(4, _sent.Count) + 1)]));
                return;
            case BookFault.Crossed when _asks.Count > 1:
                bids.Add(Level(_asks[1].Key, 1));
                AskForSnapshot(now);
                break;
            case BookFault.Locked when _bids.Count > 0:
                asks.Add(Level(_bids[0].Key, 1));
                AskForSnapshot(now);
                break;
            case BookFault.TooDeep when _bids.Count == depth:
                bids.Add(Level(_bids[^1].Key - 1, 5));
                AskForSnapshot(now);
                break;
            case BookFault.UnknownDelete:
                bids.Add(Level(1, 0));
                asks.Add(Level(market.Instrument.StartTicks * 3, 0));
                break;
            case BookFault.PriceTwice when _asks.Count > 0:
                asks.InsertRange(0, [Level(_asks[^1].Key, 77_777), Level(_asks[^1].Key, _asks[^1].Value)]);
                break;
        }

        Enqueue(now, snapshot: false, bids, asks);
    }

    private void AskForSnapshot(long now) => _snapshotAt = Math.Min(_snapshotAt, now + random.Next(5, 300) * 10);

    /// <summary>Frames of one topic never overtake each other, however long they travel.</summary>
    private void Enqueue(long now, bool snapshot, List<(string, string)> bids, List<(string, string)> asks)
    {
        _arrival = Math.Max(_arrival, now + 10 * random.Next(random.Next(2, 20)));
        string raw = FrameText.Book(
            market.Instrument.Symbol, depth, snapshot, _u, market.Seq, now, bids, asks, Orders[random.Next(Orders.Length)]);
        Messages.Add(new MiniMessage(_arrival, raw));
        _sent.Add(raw);
        if (snapshot || _u == 1)
        {
            // An old delta sent again is ignored only by its u, so none from before a snapshot.
            _sent.Clear();
        }
    }

    private List<(string, string)> Changes(List<KeyValuePair<long, long>> before, List<KeyValuePair<long, long>> after)
    {
        IEnumerable<(string, string)> gone = before.ExceptBy(after.Select(level => level.Key), level => level.Key).Select(level => Level(level.Key, 0));
        IEnumerable<(string, string)> set = after.Except(before).Select(level => Level(level.Key, level.Value));
        return [.. gone, .. set];
    }

    private (string, string) Level(long price, long lots) => (market.Instrument.Price(price), market.Instrument.Quantity(lots));
}
