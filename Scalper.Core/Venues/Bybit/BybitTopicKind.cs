namespace Scalper.Core.Venues.Bybit;

internal enum BybitTopicKind : byte
{
    Unknown,
    OrderBook,
    Trades,
    Ticker,
}
