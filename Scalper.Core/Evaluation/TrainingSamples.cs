using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Samples of files, to make scales of: at most <see cref="MostSamples"/> a symbol, evenly over all of its time, by seconds that a number divides which
/// doubles whenever there are too many. One thread.
/// </summary>
[NotState]
public sealed class TrainingSamples(GridPlan plan) : IGridSink
{
    public const int MostSamples = 2_048;

    private readonly Dictionary<string, SymbolSamples> _symbols = new(StringComparer.Ordinal);

    public GridPlan Plan => plan;

    /// <summary>The first scored second, Unix time; none where there is none.</summary>
    public long? FromSecond { get; private set; }

    /// <summary>The last.</summary>
    public long? ToSecond { get; private set; }

    public GridChunk Rent() => new(plan.Models.Count);

    public void Take(GridChunk chunk)
    {
        if (!_symbols.TryGetValue(chunk.Symbol, out SymbolSamples? samples))
        {
            _symbols[chunk.Symbol] = samples = new SymbolSamples();
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
    public DayScales ScalesBefore(long second) => DayScales.Of(_symbols.Values.SelectMany(s => s.Before(second)), plan.Models.Count);

    private sealed class SymbolSamples
    {
        private readonly List<(long Second, ScaleSample Sample)> _samples = [];
        private GridChunk? _last;
        private long _step = 1;

        // A window may end in the chunk behind it: the last one waits for that.
        public void Add(GridChunk chunk)
        {
            if (_last is { } last)
            {
                Read(chunk.Index == last.Index + 1 ? [last, chunk] : [last]);
            }

            _last = chunk;
        }

        public IEnumerable<ScaleSample> Before(long end)
        {
            if (_last is { } last)
            {
                _last = null;
                Read([last]);
            }

            return _samples.Where(s => s.Second < end).Select(s => s.Sample with { Moves = Known(s.Sample.Moves, end - s.Second) });
        }

        private static float[] Known(float[] moves, long seconds) => [.. moves.Zip(Horizon.All, (move, horizon) => horizon.Seconds < seconds ? move : float.NaN)];

        private void Read(GridChunk[] chunks)
        {
            GridChunk chunk = chunks[0];
            for (int second = chunk.From; second < chunk.Count; second++)
            {
                long at = chunk.StartSecond + second;
                if ((chunk.Marks(second) & (GridMarks.Scored | GridMarks.Gap)) == GridMarks.Scored && at % _step == 0)
                {
                    _samples.Add((at, SampleTaker.At(chunks, chunk: 0, second)));
                }
            }

            while (_samples.Count > MostSamples)
            {
                _step *= 2;
                _samples.RemoveAll(s => s.Second % _step != 0);
            }
        }
    }
}
