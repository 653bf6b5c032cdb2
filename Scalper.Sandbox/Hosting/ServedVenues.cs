using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Hosting;

/// <summary>What one server serves: each exchange with the loop that gives it its time. Binance is missing where a recording is played, which is one of Bybit's.</summary>
internal sealed record ServedVenues(Exchange Bybit, RestDesk BybitRest, ExchangeLoop BybitLoop, BinanceExchange? Binance, ExchangeLoop? BinanceLoop)
{
    public IEnumerable<ExchangeLoop> Loops => BinanceLoop is null ? [BybitLoop] : [BybitLoop, BinanceLoop];
}
