using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>The public REST calls: a path and a query in, the body of the answer out. The venue answers a bad query with HTTP 200 and code 10001.</summary>
internal sealed class RestDesk(IMarket market)
{
    private const int DefaultPage = 500;
    private const int LargestPage = 1000;
    private const int DefaultBook = 25;
    private const int LargestBook = 1000;

    private static readonly string[] Statuses = ["PreLaunch", "Trading", "Delivering", "Closed"];

    private readonly FrameWriter _writer = new(market.Clock);

    /// <summary>Null for a path that is not served.</summary>
    public byte[]? Answer(string path, IReadOnlyDictionary<string, string> query, long nowNs)
    {
        try
        {
            return path switch
            {
                "/v5/market/time" => Time(nowNs),
                "/v5/market/instruments-info" => Instruments(new RestQuery(query), nowNs),
                "/v5/market/tickers" => Tickers(new RestQuery(query), nowNs),
                "/v5/market/orderbook" => Book(new RestQuery(query), nowNs),
                _ => null,
            };
        }
        catch (RestRefusal refusal)
        {
            return _writer.Reset().Raw("{\"retCode\":10001,\"retMsg\":"u8).Quoted(refusal.Message)
                .Raw(",\"result\":{},\"retExtInfo\":{},\"time\":"u8).TimeMs(nowNs / 1_000_000).Raw("}"u8).ToFrame();
        }
    }

    private byte[] Time(long nowNs)
    {
        long shownNs = nowNs + (market.Clock.OffsetMs * 1_000_000);
        Begin().Raw("\"timeSecond\":\""u8).Integer(shownNs / 1_000_000_000).Raw("\",\"timeNano\":\""u8).Integer(shownNs).Raw("\""u8);
        return End(nowNs);
    }

    private byte[] Instruments(RestQuery query, long nowNs)
    {
        query.RequireLinear();
        string status = query["status"] ?? (query["symbol"] is null ? "Trading" : "");
        if (status.Length > 0 && !Statuses.Contains(status))
        {
            throw new RestRefusal("params error: status invalid");
        }

        int limit = query.Integer("limit", DefaultPage, 1, LargestPage);
        string after = query.Cursor();
        List<Listing> matching = [.. market.Board.All.Where(listing => query.Matches(listing) && (status.Length == 0 || listing.Status == status) && string.CompareOrdinal(listing.Symbol, after) > 0)];
        List<Listing> page = [.. matching.Take(limit)];
        Begin().Raw("\"category\":\"linear\",\"list\":["u8);
        for (int i = 0; i < page.Count; i++)
        {
            _writer.Raw(i == 0 ? ""u8 : ","u8).Raw(page[i].Json);
        }

        _writer.Raw("],\"nextPageCursor\":"u8).Quoted(matching.Count > limit ? RestQuery.CursorText(page) : "");
        return End(nowNs);
    }

    private byte[] Tickers(RestQuery query, long nowNs)
    {
        query.RequireLinear();
        List<Listing> matching = [.. market.Board.All.Where(query.Matches)];
        if (matching.Count == 0 && query["symbol"] is not null)
        {
            throw new RestRefusal("params error: symbol invalid");
        }

        Begin().Raw("\"category\":\"linear\",\"list\":["u8);
        bool first = true;
        foreach (Listing listing in matching)
        {
            if (listing.IsClosed || market.Ticker(listing.Symbol, nowNs) is not { } ticker)
            {
                continue;
            }

            _writer.Raw(first ? "{\"symbol\":\""u8 : ",{\"symbol\":\""u8).Plain(listing.Symbol).Raw("\""u8);
            foreach (string name in RestTicker.Names)
            {
                _writer.Raw(",\""u8).Plain(name).Raw("\":\""u8).Plain(ticker[name]).Raw("\""u8);
            }

            _writer.Raw("}"u8);
            first = false;
        }
        _writer.Raw("]"u8);
        return End(nowNs);
    }

    private byte[] Book(RestQuery query, long nowNs)
    {
        query.RequireLinear();
        int limit = query.Integer("limit", DefaultBook, 1, LargestBook);
        string symbol = query["symbol"] ?? throw new RestRefusal("params error: symbol is required");
        if (market.Board.IsClosed(symbol) || market.Book(symbol, limit) is not { } picture)
        {
            throw new RestRefusal("params error: symbol invalid");
        }

        Level[] levels = new Level[limit];
        Begin().Raw("\"s\":\""u8).Plain(symbol).Raw("\",\"b\":["u8);
        BookFrames.Levels(_writer, levels.AsSpan(0, picture.Book.Bids.CopyTop(levels)), picture.Price, picture.Quantity);
        _writer.Raw("],\"a\":["u8);
        BookFrames.Levels(_writer, levels.AsSpan(0, picture.Book.Asks.CopyTop(levels)), picture.Price, picture.Quantity);
        _writer.Raw("],\"ts\":"u8).TimeMs(nowNs / 1_000_000)
            .Raw(",\"u\":"u8).Integer(picture.UpdateId)
            .Raw(",\"seq\":"u8).Integer(picture.Book.Seq)
            .Raw(",\"cts\":"u8).TimeMs(picture.Book.CtsMs);
        return End(nowNs);
    }

    private FrameWriter Begin() => _writer.Reset().Raw("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{"u8);

    private byte[] End(long nowNs) => _writer.Raw("},\"retExtInfo\":{},\"time\":"u8).TimeMs(nowNs / 1_000_000).Raw("}"u8).ToFrame();
}
