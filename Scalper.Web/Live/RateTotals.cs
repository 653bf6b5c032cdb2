using Scalper.Core.Engine;

namespace Scalper.Web.Live;

/// <summary>The engine's counters at one moment; two of them make rates.</summary>
internal sealed class RateTotals
{
    private readonly Dictionary<string, (long Frames, long Faults)> _symbols;
    private readonly Dictionary<int, ConnectionHealth> _connections;
    private readonly ConnectionHealth[] _main;

    private RateTotals(EngineHealth health, IReadOnlyList<FollowedSymbol> symbols)
    {
        AtMs = health.AtMs;
        _main = [.. health.Connections];
        _connections = (health.Metrics is { } metrics ? _main.Append(metrics) : _main).ToDictionary(c => c.Index);
        _symbols = symbols.ToDictionary(s => s.Instrument.Symbol, CountOf, StringComparer.Ordinal);
    }

    public long AtMs { get; }

    public static RateTotals Of(EngineHealth health, IReadOnlyList<FollowedSymbol> symbols) => new(health, symbols);

    public RateSample Since(RateTotals before)
    {
        long faults = _symbols.Sum(s => Grown(s.Value.Faults, before._symbols.TryGetValue(s.Key, out (long Frames, long Faults) old) ? old.Faults : s.Value.Faults));
        long frames = _main.Sum(c => Grown(c.Messages, before.Find(c.Index)?.Messages ?? 0));
        long troubles = _connections.Values.Sum(c => Grown(c.Malformed, before.Find(c.Index)?.Malformed ?? 0) + Grown(c.Losses, before.Find(c.Index)?.Losses ?? 0));
        return new RateSample(AtMs, frames / Seconds(before), faults + troubles);
    }

    public Dictionary<string, double> SymbolRates(RateTotals before) => _symbols
        .Where(s => before._symbols.ContainsKey(s.Key))
        .ToDictionary(s => s.Key, s => Grown(s.Value.Frames, before._symbols[s.Key].Frames) / Seconds(before), StringComparer.Ordinal);

    public Dictionary<int, ConnectionRate> ConnectionRates(RateTotals before)
    {
        double seconds = Seconds(before);
        Dictionary<int, ConnectionRate> rates = [];
        foreach ((int index, ConnectionHealth now) in _connections)
        {
            if (before.Find(index) is { } old)
            {
                rates[index] = new ConnectionRate(
                    Grown(now.WireBytes, old.WireBytes) / seconds, Grown(now.FrameBytes, old.FrameBytes) / seconds, Grown(now.Requests, old.Requests) / seconds);
            }
        }

        return rates;
    }

    private static (long Frames, long Faults) CountOf(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        SymbolCounters c = view.Counters;
        return (c.BookFrames + c.TradeFrames + c.TickerFrames, view.Faults);
    }

    // A symbol that was gone counts from 0 again.
    private static long Grown(long now, long before) => now >= before ? now - before : now;

    private ConnectionHealth? Find(int index) => _connections.GetValueOrDefault(index);

    private double Seconds(RateTotals before) => (AtMs - before.AtMs) / 1000.0;
}
