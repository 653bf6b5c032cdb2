using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Core.Scoring;
using Scalper.Core.Universe;
using Scalper.Web.Market;

namespace Scalper.Web.Live;

/// <summary>What all viewers see: the newest reading of every symbol and the engine's health. Written by the bridge, read by any thread.</summary>
public sealed class LiveBoard(IMarket market, IGrades grades, LeadingSymbol leading)
{
    private const long HealthPeriodMs = 1000;

    private readonly BoardTurn _turn = new();
    private volatile IReadOnlyList<ScoreRow>[] _rows = [.. ScoreModels.Names.Select(_ => (IReadOnlyList<ScoreRow>)[])];
    private volatile EngineHealth? _health;
    private volatile ConnectionSummary _connections = ConnectionSummary.Of(null);
    private volatile VenueLights _lights = VenueLights.Of(null);
    private volatile FollowedUniverse? _universe;
    private long _nowMs;
    private long _healthAtMs = long.MinValue;

    /// <summary>The followed symbols in order of rank; a new list only when the universe changes.</summary>
    public IReadOnlyList<ScoreRow> Rows => RowsBy(ScoreModels.Classic);

    /// <summary>The same with the scores of a model, by its place; another list exactly when <see cref="Rows"/> is.</summary>
    public IReadOnlyList<ScoreRow> RowsBy(int model) => _rows[model];

    /// <summary>Symbols of more than one venue are followed: their venue stands beside their name.</summary>
    public bool ShowsVenues => Rows is [{ VenueMark: not null }, ..];

    /// <summary>Null before the first read.</summary>
    public EngineHealth? Health => _health;

    /// <summary>The connections of <see cref="Health"/> in words.</summary>
    public ConnectionSummary Connections => _connections;

    /// <summary>The connections of <see cref="Health"/> as lights.</summary>
    public VenueLights Lights => _lights;

    public FollowedUniverse? Universe => _universe;

    /// <summary>Time of the last read, Unix milliseconds; 0 before the first.</summary>
    public long NowMs => Volatile.Read(ref _nowMs);

    /// <summary>The time that the market is at, for people: of a replay, the recorded one.</summary>
    public long MarketNowMs => _health is { } health ? NowMs - (long)Math.Round(health.Clock.BehindMs) : NowMs;

    /// <summary>The same moment on the engine's clock: ages are taken from it.</summary>
    public long EngineNowMs => _health is { } health ? EngineTime.Of(NowMs, health.Clock) : NowMs;

    /// <summary>Begins a turn: rows that somebody looks at are read, each once, the others when they are looked at. One caller at a time.</summary>
    internal void Read(long nowMs)
    {
        IReadOnlyList<FollowedSymbol> symbols = market.Symbols;
        IReadOnlyList<ScoreRow> rows = Rows;
        if (!AreRowsOf(symbols, rows))
        {
            ScoreRow[] made = MakeRows(symbols, rows);
            _rows = [.. Enumerable.Range(0, ScoreModels.Count).Select(model => (IReadOnlyList<ScoreRow>)[.. made.Select(r => r.By(model))])];
            rows = Rows;
        }

        // Rates and percentiles are read once a second: faster they only flicker.
        // A replay's clock is read with them, and runs at any pace.
        if (_health is null or { Clock.BehindMs: not 0 } || nowMs - _healthAtMs >= HealthPeriodMs || nowMs < _healthAtMs)
        {
            _healthAtMs = nowMs;
            Take(market.ReadHealth());
        }

        _universe = market.Universe;
        Volatile.Write(ref _nowMs, nowMs);
        long engineNowMs = EngineNowMs;
        _turn.Take(leading.Read(engineNowMs), engineNowMs);
        long turn = _turn.Begin();
        foreach (ScoreRow row in rows)
        {
            row.Begin(turn);
        }
    }

    private void Take(EngineHealth health)
    {
        _connections = ConnectionSummary.Of(health);
        _lights = VenueLights.Of(health);
        _health = health;
    }

    private static bool AreRowsOf(IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<ScoreRow> rows)
    {
        if (symbols.Count != rows.Count)
        {
            return false;
        }

        for (int i = 0; i < rows.Count; i++)
        {
            if (!ReferenceEquals(rows[i].Followed, symbols[i]))
            {
                return false;
            }
        }

        return true;
    }

    private ScoreRow[] MakeRows(IReadOnlyList<FollowedSymbol> symbols, IReadOnlyList<ScoreRow> old)
    {
        bool showsVenues = symbols.Select(s => s.Instrument.Venue).Distinct(StringComparer.Ordinal).Skip(1).Any();
        Dictionary<FollowedSymbol, ScoreRow> known = old.ToDictionary(r => r.Followed);
        return
        [
            .. symbols.Select((s, rank) => known.TryGetValue(s, out ScoreRow? row) && row.Rank == rank && row.VenueMark is not null == showsVenues
                ? row
                : new ScoreRow(s, rank, grades, _turn, showsVenues)),
        ];
    }
}
