using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Samples of files, to make scales of: at most <see cref="MostSamples"/> a symbol. One thread.
/// </summary>
[NotState]
public sealed class TrainingSamples(GridPlan plan) : IGridSink
{
    public const int MostSamples = 2_048;

    private readonly Dictionary<string, ThinnedSamples<ScaleSample>> _symbols = new(StringComparer.Ordinal);

    public GridPlan Plan => plan;

    /// <summary>The first scored second, Unix time; none where there is none.</summary>
    public long? FromSecond { get; private set; }

    /// <summary>The last.</summary>
    public long? ToSecond { get; private set; }

    public GridChunk Rent() => new(plan.Models.Count);

    public void Take(GridChunk chunk)
    {
        if (!_symbols.TryGetValue(chunk.Symbol, out ThinnedSamples<ScaleSample>? samples))
        {
            _symbols[chunk.Symbol] = samples = new ThinnedSamples<ScaleSample>(MostSamples, static (chunks, place) => SampleTaker.At(chunks, chunk: 0, place));
        }

        for (int second = chunk.From; second < chunk.Count; second++)
        {
            if ((chunk.Marks(second) & GridMarks.Scored) != 0)
            {
                long at = chunk.StartSecond + second;
                FromSecond = Math.Min(FromSecond ?? at, at);
                ToSecond = Math.Max(ToSecond ?? at, at);
            }
        }

        samples.Add(chunk);
    }

    /// <summary>Scales of all that was sampled before a second; no window reaches beyond it. To be called behind the last chunk.</summary>
    public DayScales ScalesBefore(long second) => DayScales.Of(_symbols.Values.SelectMany(s => Before(s, second)), plan.Models.Count);

    private static IEnumerable<ScaleSample> Before(ThinnedSamples<ScaleSample> samples, long end) =>
        samples.All().Where(s => s.Second < end).Select(s => s.Sample with { Moves = Known(s.Sample.Moves, end - s.Second) });

    private static float[] Known(float[] moves, long seconds) => [.. moves.Zip(Horizon.All, (move, horizon) => horizon.Seconds < seconds ? move : float.NaN)];
}
