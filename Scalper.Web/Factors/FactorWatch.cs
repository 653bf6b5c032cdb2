using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Core.Scoring;

namespace Scalper.Web.Factors;

/// <summary>
/// Looks at every published score once a second and counts how its factors stand. A second without a score (the book not Live, the
/// grade too low) is not counted, nor is one in which nobody could look. Behind the engine, which knows nothing of it. About 2.5 KB a
/// symbol and model; what is no longer followed is dropped. Reading is safe from any thread.
/// </summary>
public sealed class FactorWatch(IMarket market, IGrades grades, TimeProvider time) : BackgroundService
{
    private const long MinuteMs = 60_000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Dictionary<string, FactorMinutes[]> _symbols = new(StringComparer.Ordinal);
    private long _lastMs;

    /// <summary>The rates of a symbol by the venue's name; <see cref="BaseRates.None"/> where it is not followed, or nobody has looked yet.</summary>
    /// <param name="model">Whose contributions, by the model's place.</param>
    public BaseRates Of(string symbol, int model = ScoreModels.Classic)
    {
        lock (_gate)
        {
            return _symbols.GetValueOrDefault(symbol)?[model].Read() ?? BaseRates.None;
        }
    }

    /// <summary>One look.</summary>
    internal void Look()
    {
        long nowMs = market.ReadHealth().AtMs;
        lock (_gate)
        {
            if (nowMs <= _lastMs)
            {
                return;
            }

            _lastMs = nowMs;
            Dictionary<string, FactorMinutes[]> followed = new(_symbols.Count, StringComparer.Ordinal);
            foreach (FollowedSymbol symbol in market.Symbols)
            {
                FactorMinutes[] minutes = _symbols.GetValueOrDefault(symbol.Instrument.Symbol) ?? [.. ScoreModels.Names.Select(_ => new FactorMinutes())];
                followed[symbol.Instrument.Symbol] = minutes;
                Array.ForEach(minutes, m => m.AdvanceTo(nowMs / MinuteMs));
                Count(symbol, minutes);
            }

            _symbols = followed;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    private void Count(FollowedSymbol symbol, FactorMinutes[] minutes)
    {
        symbol.Read(out SymbolView view);
        if (view is { IsLive: true, Scores: > 0 } && !grades.GradeOf(symbol.Instrument.Symbol).HidesScore)
        {
            bool isWallOnBothSides = view.Walls is { BidWallCount: > 0, AskWallCount: > 0 };
            for (int model = 0; model < ScoreModels.Count; model++)
            {
                minutes[model].Add(view.ModelScores[model].Contributions, isWallOnBothSides && model == ScoreModels.Classic);
            }
        }
    }
}
