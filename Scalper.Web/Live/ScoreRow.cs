using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Core.Scoring;
using Scalper.Web.Market;

namespace Scalper.Web.Live;

/// <summary>
/// One symbol's row, the same object for as long as the symbol is followed. Its published slot is copied once in a turn of the board at most:
/// as the turn begins if somebody looked at it not long ago, otherwise when somebody first does. Safe from any thread.
/// </summary>
public sealed class ScoreRow
{
    // Each viewer looks once in a period, and a period has so many turns.
    private const int TurnsInView = LiveBridge.Turns;

    private readonly Lock _gate = new();
    private readonly IGrades _grades;
    private readonly BoardTurn _turn;
    private readonly ScoreRow?[] _byModel = new ScoreRow?[ScoreModels.Count];
    private readonly ScoreRow? _classic;
    private volatile SymbolReading _latest;
    private long _readAt;
    private long _lookedAt = -TurnsInView - 1;

    /// <param name="showsVenue">Symbols of more than one venue are followed.</param>
    public ScoreRow(FollowedSymbol symbol, int rank, IGrades grades, BoardTurn turn, bool showsVenue = false)
    {
        Followed = symbol;
        Rank = rank;
        VenueMark = showsVenue ? Instrument.Venue : null;
        _grades = grades;
        _turn = turn;
        StarLabel = $"Star {Title}";
        WhyTitle = $"Why {Title} has its score";
        _readAt = turn.Number;
        symbol.Read(out SymbolView view);
        _latest = new SymbolReading(symbol.Instrument, view, grades.GradeOf(Symbol));
        for (int model = 0; model < ScoreModels.Count; model++)
        {
            _byModel[model] = model == ScoreModels.Classic ? this : new ScoreRow(this, model);
        }
    }

    // Reads nothing itself.
    private ScoreRow(ScoreRow classic, int model)
    {
        (_classic, Model, Followed, Rank, StarLabel, WhyTitle) = (classic, model, classic.Followed, classic.Rank, classic.StarLabel, classic.WhyTitle);
        VenueMark = classic.VenueMark;
        (_grades, _turn, _latest, _byModel) = (classic._grades, classic._turn, classic._latest, classic._byModel);
    }

    /// <summary>Whose score its readings show: the model's place in <see cref="ScoreModels"/>.</summary>
    public int Model { get; }

    public FollowedSymbol Followed { get; }

    /// <summary>Place in the universe, from 0; breaks ties between equal sort keys.</summary>
    public int Rank { get; }

    public Instrument Instrument => Followed.Instrument;

    public string Symbol => Followed.Instrument.Symbol;

    /// <summary>The venue, to stand beside the name; null where symbols of one venue alone are followed.</summary>
    public string? VenueMark { get; }

    /// <summary>Name and mark.</summary>
    public string Title => VenueMark is { } venue ? $"{Instrument.Name} {venue}" : Instrument.Name;

    /// <summary>The name of the button that stars it.</summary>
    public string StarLabel { get; }

    /// <summary>What opening it shows.</summary>
    public string WhyTitle { get; }

    /// <summary>The same row with the scores of a model, the same object for as long as this one.</summary>
    public ScoreRow By(int model) => _byModel[model]!;

    /// <summary>The newest reading, for who shows it. Take it once and use that object: the next call may give another.</summary>
    public SymbolReading Latest
    {
        get
        {
            if (_classic is { } classic)
            {
                return classic.Latest.By(Model);
            }

            long turn = _turn.Number;
            if (Volatile.Read(ref _lookedAt) != turn)
            {
                Volatile.Write(ref _lookedAt, turn);
            }

            return Glance;
        }
    }

    /// <summary>The newest reading, for who asks now and then: it does not have the row read ahead in the next turns.</summary>
    public SymbolReading Glance
    {
        get
        {
            if (_classic is { } classic)
            {
                return classic.Glance.By(Model);
            }

            long turn = _turn.Number;
            if (Volatile.Read(ref _readAt) != turn)
            {
                CatchUp(turn);
            }

            return _latest;
        }
    }

    /// <summary>The leading symbol beside the newest reading.</summary>
    public RowLead Lead
    {
        get
        {
            (Lead? lead, long nowMs) = _turn.Lead;
            SymbolReading own = Glance;
            bool comparable = lead?.Symbol != Symbol && own.IsLive && LeadingSymbol.IsFresh(own.UpdatedAtNs, nowMs);
            return comparable ? new RowLead(lead?.Return1sBps - own.Returns.Return1sBps, lead?.Return5sBps - own.Returns.Return5sBps) : default;
        }
    }

    /// <summary>A turn has begun: what somebody looks at is read at once, so that it is of the same moment.</summary>
    internal void Begin(long turn)
    {
        if (turn - Volatile.Read(ref _lookedAt) <= TurnsInView)
        {
            CatchUp(turn);
        }
    }

    private void CatchUp(long turn)
    {
        lock (_gate)
        {
            if (_readAt == turn)
            {
                return;
            }

            Followed.Read(out SymbolView view);
            SymbolQuality quality = _grades.GradeOf(Symbol);
            if (!_latest.IsOf(view, quality))
            {
                _latest = new SymbolReading(Followed.Instrument, view, quality);
            }

            Volatile.Write(ref _readAt, turn);
        }
    }
}
