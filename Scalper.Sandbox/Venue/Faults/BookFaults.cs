namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Books that begin anew in mid-stream, and messages that are wrong or odd though their update ids are right.</summary>
internal sealed class BookFaults(Exchange exchange, FaultDesk desk)
{
    public IReadOnlyList<FaultCommand> Commands =>
    [
        new("restart", [.. desk.Targets.Books, "type", "seconds"], Restart),
        new("snapshot", [.. desk.Targets.Books, "seconds"], (request, nowNs) => BeginAnew(request, nowNs, static (feed, book, tsMs) => feed.PublishSnapshot(book, tsMs))),
        new("cross", desk.Targets.Books, (request, nowNs) => Falsify(request, nowNs, Cross)),
        new("deep", desk.Targets.Books, (request, nowNs) => Falsify(request, nowNs, Deepen)),
        new("zerodelete", desk.Targets.Books, (request, nowNs) => Falsify(request, nowNs, DeleteUnknown)),
    ];

    private int Restart(ControlRequest request, long nowNs)
    {
        bool asDelta = request.Word("type", "snapshot", "delta") == "delta";
        return BeginAnew(request, nowNs, (feed, book, tsMs) => feed.Restart(book, asDelta, tsMs));
    }

    /// <summary>With a number of seconds the stream is quiet for so long before: the market goes on, so the new book differs.</summary>
    private int BeginAnew(ControlRequest request, long nowNs, Action<BookFeed, LevelBook, long> publish)
    {
        List<BookFeed> feeds = desk.Targets.SubscribedBooks<BookFeed>(request);
        if (request.Seconds is null)
        {
            feeds.ForEach(feed => Publish(feed, publish, nowNs));
            return feeds.Count;
        }

        feeds.ForEach(static feed => feed.IsSuspended = true);
        desk.Register.Begin(request, nowNs, endNs =>
        {
            foreach (BookFeed feed in feeds)
            {
                feed.IsSuspended = false;
                Publish(feed, publish, endNs);
            }
        });
        return feeds.Count;
    }

    private void Publish(BookFeed feed, Action<BookFeed, LevelBook, long> publish, long nowNs)
    {
        if (feed.HasSubscribers && exchange.Market.Book(feed.Topic.Symbol, feed.Topic.Depth) is { } picture)
        {
            publish(feed, picture.Book, exchange.SnapshotTsMs(feed, nowNs));
        }
    }

    private int Falsify(ControlRequest request, long nowNs, Func<BookFeed, (Level[] Bids, Level[] Asks)?> make)
    {
        int sent = 0;
        foreach (BookFeed feed in desk.Targets.SubscribedBooks<BookFeed>(request))
        {
            if (feed.Bids.Length > 0 && feed.Asks.Length > 0 && !feed.IsSuspended && make(feed) is { } levels)
            {
                feed.PublishFalse(levels.Bids, levels.Asks, exchange.SnapshotTsMs(feed, nowNs));
                sent++;
            }
        }
        return sent > 0 ? sent : throw new ControlRefusal($"{request.Name}: expected a full book, and for zerodelete one deeper than 1, got {request.Json}");
    }

    /// <summary>A bid beyond the best ask.</summary>
    private static (Level[] Bids, Level[] Asks)? Cross(BookFeed feed) =>
        ([new Level(feed.Asks[0].Price + 1, feed.Asks[0].Quantity)], feed.Topic.Depth == 1 ? [feed.Asks[0]] : []);

    /// <summary>A level on each side behind the last one that the depth allows.</summary>
    private static (Level[] Bids, Level[] Asks)? Deepen(BookFeed feed)
    {
        if (feed.Bids.Length < feed.Topic.Depth || feed.Asks.Length < feed.Topic.Depth || feed.Bids[^1].Price <= 1)
        {
            return null;
        }

        Level bid = new(feed.Bids[^1].Price - 1, feed.Bids[^1].Quantity), ask = new(feed.Asks[^1].Price + 1, feed.Asks[^1].Quantity);
        return feed.Topic.Depth == 1 ? ([feed.Bids[0], bid], [feed.Asks[0], ask]) : ([bid], [ask]);
    }

    /// <summary>Deletes on each side at the other side's best price, where nothing rests.</summary>
    private static (Level[] Bids, Level[] Asks)? DeleteUnknown(BookFeed feed) =>
        feed.Topic.Depth == 1 ? null : ([new Level(feed.Asks[0].Price, 0)], [new Level(feed.Bids[0].Price, 0)]);
}
