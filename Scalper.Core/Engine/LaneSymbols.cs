using Scalper.Core.Books;
using Scalper.Core.Evaluation;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Core.Engine;

/// <summary>
/// The symbols of one lane by their places, and what is kept of each. A place stays a symbol's own for as long as it is followed; a
/// free one may go to another. The lane's thread only.
/// </summary>
internal sealed class LaneSymbols(EngineOptions options, LaneLinks links)
{
    private readonly ScoreModels _models = options.Models;
    private readonly List<FollowedSymbol?> _followed = [];
    private readonly List<int> _bookDepths = [];
    private readonly List<SymbolStages?> _stages = [];
    private SymbolMap _map = new([]);

    /// <summary>Whose symbols they are, by its name.</summary>
    public string Venue => links.Venue.Name;

    /// <summary>Places, free ones too.</summary>
    public int Count => _followed.Count;

    /// <summary>What is kept of the symbol at a place; null where it is gone or the place is free.</summary>
    public SymbolStages? this[int place] => _stages[place];

    public FollowedSymbol? Followed(int place) => _followed[place];

    /// <summary>Subscribed levels per side of the symbol at a place.</summary>
    public int BookDepth(int place) => _bookDepths[place];

    /// <summary>Whether a symbol is followed still, at its place.</summary>
    public bool Holds(FollowedSymbol symbol) => symbol.Place < Count && _followed[symbol.Place] == symbol;

    /// <summary>Finds a symbol by the venue's name.</summary>
    public bool TryFind(ReadOnlySpan<byte> symbol, out int place, out Instrument instrument)
    {
        bool found = _map.TryFind(symbol, out place);
        instrument = found ? _followed[place]!.Instrument : null!;
        return found;
    }

    /// <summary>Finds the symbol where only one is followed.</summary>
    public bool TryFindOnly(out int place, out Instrument instrument)
    {
        place = _followed.FindIndex(static s => s is not null);
        bool isOnly = place >= 0 && place == _followed.FindLastIndex(static s => s is not null);
        instrument = isOnly ? _followed[place]!.Instrument : null!;
        return isOnly;
    }

    /// <summary>Puts symbols into their places, which are free or new ones; those between are free then.</summary>
    public void Put(IEnumerable<(FollowedSymbol Symbol, int BookDepth)> symbols)
    {
        foreach ((FollowedSymbol symbol, int depth) in symbols)
        {
            Occupy(symbol, depth);
        }

        _map = new SymbolMap(_followed.Select(s => s?.Instrument.Name));
    }

    /// <summary>Puts all symbols into their places, where there are none yet.</summary>
    /// <param name="followed">By place; null where it is free.</param>
    /// <param name="bookDepths">Subscribed levels per side, by place.</param>
    public void Restore(IReadOnlyList<FollowedSymbol?> followed, IReadOnlyList<int> bookDepths)
    {
        foreach ((FollowedSymbol? symbol, int depth) in followed.Zip(bookDepths))
        {
            _followed.Add(symbol);
            _bookDepths.Add(depth);
            _stages.Add(null);
        }

        _map = new SymbolMap(_followed.Select(s => s?.Instrument.Name));
    }

    /// <summary>The symbol at the place of another of the same name goes on without anything that was kept.</summary>
    public void Replace(FollowedSymbol symbol, long nowNs)
    {
        Release(symbol.Place, BookFaultKind.InstrumentChanged, nowNs);
        _followed[symbol.Place] = symbol;
        Make(symbol.Place);
    }

    /// <summary>Frees the places of symbols.</summary>
    public void Drop(IEnumerable<FollowedSymbol> symbols, long nowNs)
    {
        foreach (FollowedSymbol symbol in symbols)
        {
            Release(symbol.Place, BookFaultKind.Dropped, nowNs);
            _followed[symbol.Place] = null;
            links.Sightings?.Put(symbol.Place, null);
        }

        _map = new SymbolMap(_followed.Select(s => s?.Instrument.Name));
    }

    /// <summary>Keeps nothing of a symbol any more; its place stays its own.</summary>
    public void Release(int place, BookFaultKind reason, long nowNs)
    {
        _stages[place]?.Retire(reason, nowNs);
        _stages[place] = null;
    }

    /// <summary>Begins to keep a symbol of which nothing is kept.</summary>
    public SymbolStages Make(int place)
    {
        SymbolColumns? columns = links.Pages is not { } pages ? null : new SymbolColumns(pages, options.Heatmap.HistorySeconds);
        GridSampler? grid = links.Grid is not { } sink ? null : new GridSampler(sink, _followed[place]!.Instrument.Symbol);
        SymbolStages made = new(_followed[place]!, options, links.Venue.SyncRule, _bookDepths[place], _models, columns, grid);
        _stages[place] = made;
        return made;
    }

    /// <summary>Nobody keeps any book any more.</summary>
    public void RetireAll(BookFaultKind reason, long nowNs)
    {
        foreach (SymbolStages? symbol in _stages)
        {
            symbol?.Retire(reason, nowNs);
        }
    }

    private void Occupy(FollowedSymbol symbol, int depth)
    {
        while (symbol.Place >= Count)
        {
            _followed.Add(null);
            _bookDepths.Add(0);
            _stages.Add(null);
        }

        if (_followed[symbol.Place] is { } present)
        {
            throw new InvalidOperationException(
                $"Place {symbol.Place} is not free for {symbol.Instrument.Symbol}: {present.Instrument.Symbol} has it.");
        }

        _followed[symbol.Place] = symbol;
        _bookDepths[symbol.Place] = depth;
        links.Sightings?.Put(symbol.Place, symbol.Instrument.Symbol);
        SymbolStages made = Make(symbol.Place);
        if (links.Past?.Take(symbol, depth) is { } past)
        {
            made.TakeOver(past);
        }
    }
}
