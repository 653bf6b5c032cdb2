using Scalper.Core.Engine;

namespace Scalper.Web.Telemetry;

/// <summary>
/// Reads the engine for the meters: once for all instruments that are looked at within a second, and never unless one is. What a symbol
/// counted between the last look and its end is missing. Safe from any thread.
/// </summary>
internal sealed class MarketCounter(IMarket market, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Dictionary<FollowedSymbol, SymbolTotals> _before = [];
    private SymbolTotals _total;
    private MarketCounts? _latest;
    private long _readAt;

    public MarketCounts Read()
    {
        lock (_gate)
        {
            if (_latest is null || time.GetElapsedTime(_readAt) >= Fresh)
            {
                _readAt = time.GetTimestamp();
                AddSymbols();
                _latest = new MarketCounts(market.ReadHealth(), _total);
            }

            return _latest;
        }
    }

    private void AddSymbols()
    {
        Dictionary<FollowedSymbol, SymbolTotals> now = [];
        foreach (FollowedSymbol symbol in market.Symbols)
        {
            SymbolTotals counted = SymbolTotals.Of(symbol);
            now[symbol] = counted;
            _total += counted.Since(_before.GetValueOrDefault(symbol));
        }

        _before = now;
    }
}
