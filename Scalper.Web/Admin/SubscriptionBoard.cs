using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Universe;
using Scalper.Web.Market;

namespace Scalper.Web.Admin;

/// <summary>Puts together what is followed, why, and where it stands with the venue. Safe from any thread.</summary>
public sealed class SubscriptionBoard(IMarket market, TopicReader reader)
{
    /// <summary>The followed symbols in order of rank; empty until the universe is known.</summary>
    public async Task<IReadOnlyList<SubscribedSymbol>> ReadAsync(CancellationToken cancellation)
    {
        IReadOnlyList<FollowedSymbol> symbols = market.Symbols;
        ILookup<int, int> connections = market.ReadHealth().Connections.ToLookup(c => c.Lane, c => c.Index);
        int[] lanes = [.. symbols.Select(s => s.Lane).Distinct()];
        var answers = await Task.WhenAll(lanes.Select(lane => Task.WhenAll(connections[lane].Select(c => reader.ReadAsync(c, cancellation)))));
        Dictionary<int, ILookup<string, TopicReport>> topics = lanes.Zip(answers).ToDictionary(a => a.First, a => a.Second.SelectMany(c => c.Topics?.SelectMany(t => t) ?? []).ToLookup(t => t.Symbol, StringComparer.Ordinal));
        Dictionary<string, UniverseVerdict> verdicts = market.Universe?.Verdicts.ToDictionary(v => v.Symbol, StringComparer.Ordinal) ?? [];
        return [.. symbols.Select(s => Row(s, [.. connections[s.Lane]], topics[s.Lane], verdicts.GetValueOrDefault(s.Instrument.Symbol)))];
    }

    private static SubscribedSymbol Row(FollowedSymbol symbol, int[] connections, ILookup<string, TopicReport> topics, UniverseVerdict? verdict)
    {
        string name = symbol.Instrument.Symbol;
        return new SubscribedSymbol(symbol.Instrument, connections, [.. topics[name].OrderBy(t => t.Kind)], verdict?.Reason ?? "followed until its lane takes the change");
    }
}
