using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Web.Market;

namespace Scalper.Web.Live;

/// <summary>One symbol's row, the same object for as long as the symbol is followed. Safe from any thread.</summary>
public sealed class ScoreRow
{
    private readonly IGrades _grades;
    private volatile SymbolReading _latest;
    private volatile RowLead _lead = RowLead.None;

    public ScoreRow(FollowedSymbol symbol, int rank, IGrades grades)
    {
        Followed = symbol;
        Rank = rank;
        _grades = grades;
        symbol.Read(out SymbolView view);
        _latest = new SymbolReading(symbol.Instrument, view, grades.GradeOf(Symbol));
    }

    public FollowedSymbol Followed { get; }

    /// <summary>Place in the universe, from 0; breaks ties between equal sort keys.</summary>
    public int Rank { get; }

    public Instrument Instrument => Followed.Instrument;

    public string Symbol => Followed.Instrument.Symbol;

    /// <summary>The newest reading. Take it once and use that object: the next call may give another.</summary>
    public SymbolReading Latest => _latest;

    /// <summary>The leading symbol beside the newest reading.</summary>
    public RowLead Lead => _lead;

    internal void Refresh()
    {
        Followed.Read(out SymbolView view);
        SymbolQuality quality = _grades.GradeOf(Symbol);
        if (!_latest.IsOf(view, quality))
        {
            _latest = new SymbolReading(Followed.Instrument, view, quality);
        }
    }

    /// <param name="nowMs">On the engine's clock.</param>
    internal void Compare(Lead? lead, long nowMs)
    {
        SymbolReading own = _latest;
        bool comparable = lead?.Symbol != Symbol && own.IsLive && LeadingSymbol.IsFresh(own.UpdatedAtNs, nowMs);
        double? ahead = comparable ? lead?.Return1sBps - own.Returns.Return1sBps : null;
        double? ahead5s = comparable ? lead?.Return5sBps - own.Returns.Return5sBps : null;
        if (ahead != _lead.AheadBps || ahead5s != _lead.Ahead5sBps)
        {
            _lead = new RowLead(ahead, ahead5s);
        }
    }
}
