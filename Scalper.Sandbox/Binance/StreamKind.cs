namespace Scalper.Sandbox.Binance;

internal enum StreamKind
{
    Depth,
    Trade,
    BookTicker,
    AggTrade,
    MarkPrice,

    /// <summary>The mark prices of all contracts in one frame.</summary>
    MarkPrices,
    Ticker,
}
