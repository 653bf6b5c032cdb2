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
        int[] connections = [.. symbols.Select(s => s.Lane).Distinct()];
        var answers = await Task.WhenAll(connections.Select(c => reader.ReadAsync(c, cancellation)));
        Dictionary<int, ILookup<string, TopicReport>?> topics = connections.Zip(answers).ToDictionary(a => a.First, a => a.Second.Topics);
        Dictionary<string, UniverseVerdict> verdicts = market.Universe?.Verdicts.ToDictionary(v => v.Symbol, StringComparer.Ordinal) ?? [];
        return [.. symbols.Select(s => Row(s, topics[s.Lane], verdicts.GetValueOrDefault(s.Instrument.Symbol)))];
    }

    private static SubscribedSymbol Row(FollowedSymbol symbol, ILookup<string, TopicReport>? topics, UniverseVerdict? verdict)
    {
        string name = symbol.Instrument.Symbol;
        return new SubscribedSymbol(symbol.Instrument, symbol.Lane, [.. (topics?[name] ?? []).OrderBy(t => t.Kind)], verdict?.Reason ?? "followed until its lane takes the change");
    }
}
