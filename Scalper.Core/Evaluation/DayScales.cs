using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// What was settled before a day began: where scores, contributions and moves have their places, by symbol, and the edges of the deciles, over all symbols.
/// Made of <see cref="ScaleSample"/>s. Immutable.
/// </summary>
[NotState]
public sealed class DayScales
{
    private readonly Dictionary<string, SymbolScales> _symbols;
    private readonly DecileEdges?[] _edges;

    private DayScales(Dictionary<string, SymbolScales> symbols, DecileEdges?[] edges) => (_symbols, _edges) = (symbols, edges);

    /// <summary>Nothing is known of any day before.</summary>
    public static DayScales None { get; } = new([], []);

    /// <param name="samples">Of the day before, or of the part of a recording that is there to learn from; in any order.</param>
    /// <param name="models">Scores a sample.</param>
    public static DayScales Of(IEnumerable<ScaleSample> samples, int models)
    {
        ScaleSample[] all = [.. samples];
        Dictionary<string, SymbolScales> symbols = all.GroupBy(s => s.Symbol, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => SymbolScales.Of([.. g], models), StringComparer.Ordinal);
        return new DayScales(symbols, [.. Enumerable.Range(0, models).Select(m => DecileEdges.Of([.. all.Select(s => s.Scores[m] * GridScore.Step)]))]);
    }

    /// <summary>The scales of a symbol; those of none where it is not known.</summary>
    public SymbolScales Of(string symbol) => _symbols.GetValueOrDefault(symbol) ?? SymbolScales.None;

    /// <summary>The edges of a model's deciles; none where too few scores are known.</summary>
    public DecileEdges? EdgesOf(int model) => model < _edges.Length ? _edges[model] : null;
}
