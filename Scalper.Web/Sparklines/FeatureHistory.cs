using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Web.Live;

namespace Scalper.Web.Sparklines;

/// <summary>
/// The last five minutes of every feature of every followed symbol, one look in five seconds; a look at a book that is not Live is a
/// hole. About 15 KB a symbol; what is no longer followed is dropped. Reading is safe from any thread.
/// </summary>
public sealed class FeatureHistory(IMarket market, IGrades grades, TimeProvider time) : BackgroundService
{
    /// <summary>Looks that are kept of each feature.</summary>
    public const int Looks = 60;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Dictionary<string, FeatureRing> _symbols = new(StringComparer.Ordinal);

    /// <summary>Looks since the start: whoever shows the history asks again when there are more.</summary>
    public long Taken { get; private set; }

    /// <summary>The feature's values, oldest first, NaN for a hole; as many as there are looks since the symbol is followed.</summary>
    /// <param name="line">The feature's place in <see cref="FeatureCatalog.Lines"/>.</param>
    public float[] Read(string symbol, int line)
    {
        lock (_gate)
        {
            return _symbols.GetValueOrDefault(symbol)?.Read(line) ?? [];
        }
    }

    /// <summary>One look at all symbols.</summary>
    internal void Look()
    {
        lock (_gate)
        {
            Dictionary<string, FeatureRing> followed = new(_symbols.Count, StringComparer.Ordinal);
            foreach (FollowedSymbol symbol in market.Symbols)
            {
                string name = symbol.Instrument.Symbol;
                FeatureRing ring = _symbols.GetValueOrDefault(name) ?? new FeatureRing();
                symbol.Read(out SymbolView view);
                ring.Add(new SymbolReading(symbol.Instrument, view, grades.GradeOf(name)));
                followed[name] = ring;
            }

            _symbols = followed;
            Taken++;
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
}
