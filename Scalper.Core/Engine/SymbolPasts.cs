using Scalper.Core.Books;

namespace Scalper.Core.Engine;

/// <summary>What an earlier run knew of symbols, until this one takes it over. One thread.</summary>
internal sealed class SymbolPasts
{
    private readonly Dictionary<string, SymbolStages> _stages = new(StringComparer.Ordinal);

    public int Count => _stages.Count;

    public void Add(SymbolStages stages) => _stages[stages.Instrument.Symbol] = stages;

    /// <summary>Gives a symbol's past away; null where none is known, or it is in other steps or of another depth.</summary>
    public SymbolStages? Take(FollowedSymbol symbol, int bookDepth) =>
        _stages.TryGetValue(symbol.Instrument.Symbol, out SymbolStages? stages)
        && stages.Instrument.HasStepsOf(symbol.Instrument) && stages.Book.Depth == bookDepth
        && _stages.Remove(symbol.Instrument.Symbol)
            ? stages
            : null;

    /// <summary>Forgets what nobody took, and gives its memory back.</summary>
    public void Clear()
    {
        foreach (SymbolStages stages in _stages.Values)
        {
            stages.Retire(BookFaultKind.Dropped, 0);
        }

        _stages.Clear();
    }
}
