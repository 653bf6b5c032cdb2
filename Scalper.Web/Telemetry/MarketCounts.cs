using Scalper.Core.Engine;

namespace Scalper.Web.Telemetry;

/// <summary>The engine's counters at one moment.</summary>
/// <param name="Symbols">Since start, symbols that are followed no more included: they only grow.</param>
internal sealed record MarketCounts(EngineHealth Health, SymbolTotals Symbols)
{
    /// <summary>The main connections, then that of the metrics feed.</summary>
    public IEnumerable<ConnectionHealth> Connections => Health.Metrics is { } metrics ? Health.Connections.Append(metrics) : Health.Connections;
}
