namespace Scalper.Sandbox.Venue;

internal enum TopicKind
{
    OrderBook,
    PublicTrade,
    Tickers,
}
