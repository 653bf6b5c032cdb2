using Scalper.Sandbox.Binance.Wire;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance;

/// <summary>What this venue lists of its market: the contracts in USDT without a date, under the market's names.</summary>
internal sealed class ContractBoard(IWatchedMarket market, ulong seed)
{
    private const string Quote = "USDT";
    private readonly SortedDictionary<string, VenueContract> _contracts = new(StringComparer.Ordinal);
    private readonly FrameWriter _writer = new(market.Clock);
    private TimedFeed? _markPrices;

    public IWatchedMarket Market => market;

    /// <summary>Called at every new update id of a depth stream that has subscribers, when the feed shows the truth at it. Set before anybody subscribes.</summary>
    public Action<DepthFeed>? DepthPublished { get; set; }

    public IEnumerable<Listing> Listings => market.Board.All.Where(static listing => IsOurs(listing.Symbol));

    /// <summary>The contracts that trade, in the order of their symbols.</summary>
    public IEnumerable<VenueContract> Trading => Listings.Select(listing => Find(listing.Symbol)).OfType<VenueContract>();

    /// <summary>A contract that trades; null for another.</summary>
    public VenueContract? Find(string symbol) => IsOurs(symbol) && market.Board.Find(symbol) is { Status: Listing.Trading } ? Made(symbol) : null;

    /// <summary>The stream, the same object each time; null where its contract does not trade.</summary>
    public BinanceFeed? Feed(StreamName stream) => stream.Kind == StreamKind.MarkPrices
        ? _markPrices ??= new TimedFeed(stream, market, nowNs => PriceFrames.MarkPrices(_writer, Trading, nowNs / 1_000_000))
        : Find(stream.Symbol)?.Feed(stream);

    public void Opened(BinanceFeed feed, long nowNs)
    {
        if (feed.Stream.Symbol.Length > 0)
        {
            Made(feed.Stream.Symbol).Opened(nowNs);
        }

        feed.Begin(nowNs);
    }

    public void Closed(BinanceFeed feed)
    {
        if (feed.Stream.Symbol.Length > 0)
        {
            Made(feed.Stream.Symbol).Closed();
        }
    }

    private static bool IsOurs(string symbol) => symbol.EndsWith(Quote, StringComparison.Ordinal);

    private VenueContract Made(string symbol)
    {
        if (!_contracts.TryGetValue(symbol, out VenueContract? contract))
        {
            _contracts[symbol] = contract = new VenueContract(market.Watched(symbol)!, this, SeededRandom.For(seed, symbol + " ids"), _writer);
        }

        return contract;
    }
}
