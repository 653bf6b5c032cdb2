using System.Text.Json;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>Says for a judge what is true: every contract's state as last published, whatever became of the frames on the way.</summary>
internal sealed class TruthDesk(Exchange exchange)
{
    private readonly FrameWriter _writer = new();

    /// <summary>Null for a contract that does not exist; "*" stands for all that trade and have subscribers.</summary>
    public byte[]? Answer(string symbol, int depth, int trades)
    {
        Listing? listing = exchange.Market.Board.Find(symbol);
        if (symbol != "*" && listing is null)
        {
            return null;
        }

        _writer.Reset().Raw("{\"events\":"u8).Integer(exchange.Market.EventsPlayed).Raw(",\"list\":["u8);
        bool first = true;
        foreach (Listing each in listing is null ? Moving() : [listing])
        {
            _writer.Raw(first ? ""u8 : ","u8);
            Write(each, depth, trades);
            first = false;
        }
        return _writer.Raw("]}"u8).ToFrame();
    }

    private IEnumerable<Listing> Moving()
    {
        HashSet<string> watched = [.. exchange.Clients.SelectMany(static client => client.Subscriptions.Values).Select(static subscription => subscription.Feed.Symbol)];
        return exchange.Market.Board.All.Where(listing => listing.Status == Listing.Trading && watched.Contains(listing.Symbol));
    }

    private void Write(Listing listing, int depth, int trades)
    {
        BookFeed? book = exchange.BookOf(listing.Symbol, depth) is { IsPublished: true } published ? published : null;
        _writer.Raw("{\"symbol\":\""u8).Plain(listing.Symbol)
            .Raw("\",\"status\":\""u8).Plain(listing.Status)
            .Raw(book is not null && Streams(book, listing) ? "\",\"streaming\":true,\"depth\":"u8 : "\",\"streaming\":false,\"depth\":"u8).Integer(depth)
            .Raw(",\"u\":"u8).Integer(book?.UpdateId ?? 0)
            .Raw(",\"seq\":"u8).Integer(book?.Seq ?? 0)
            .Raw(",\"b\":["u8);
        Levels(book, isBid: true);
        _writer.Raw("],\"a\":["u8);
        Levels(book, isBid: false);
        _writer.Raw("],\"trades\":["u8);
        Trades(listing.Symbol, trades);
        _writer.Raw("],\"ticker\":{"u8);
        Ticker(listing.Symbol);
        _writer.Raw("}}"u8);
    }

    /// <summary>Changes of the book reach at least one subscriber now.</summary>
    private bool Streams(BookFeed book, Listing listing) =>
        listing.Status == Listing.Trading && !exchange.Market.IsPaused && !book.IsSuspended
        && book.Subscriptions.Any(static subscription => !subscription.IsSilenced && !subscription.Client.IsHalfOpen);

    private void Levels(BookFeed? book, bool isBid)
    {
        if (book is not null)
        {
            BookFrames.Levels(_writer, isBid ? book.Bids : book.Asks, book.Price, book.Quantity);
        }
    }

    /// <summary>Newest first, each as it stands in its frame.</summary>
    private void Trades(string symbol, int most)
    {
        if (exchange.Market.Find(new Topic(TopicKind.PublicTrade, 0, symbol)) is not TradeFeed feed)
        {
            return;
        }

        int written = 0;
        foreach (byte[] frame in feed.RecentFrames.Reverse())
        {
            using JsonDocument document = JsonDocument.Parse(frame);
            foreach (JsonElement trade in document.RootElement.GetProperty("data").EnumerateArray().Reverse())
            {
                if (written == most)
                {
                    return;
                }

                _writer.Raw(written++ == 0 ? ""u8 : ","u8).Plain(trade.GetRawText());
            }
        }
    }

    private void Ticker(string symbol)
    {
        if (exchange.Market.Find(new Topic(TopicKind.Tickers, 0, symbol)) is not TickerFeed { Merged.Fields.Count: > 0 } feed)
        {
            return;
        }

        _writer.Raw("\"symbol\":\""u8).Plain(symbol).Raw("\""u8);
        foreach ((string name, string value) in feed.Merged.Fields)
        {
            _writer.Raw(",\""u8).Plain(name).Raw("\":\""u8).Plain(value).Raw("\""u8);
        }
    }
}
