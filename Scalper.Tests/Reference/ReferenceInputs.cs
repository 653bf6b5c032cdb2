namespace Scalper.Tests.Reference;

/// <summary>What the model "microstructure" looks at.</summary>
public static class ReferenceInputs
{
    private const long Second = 1_000_000_000;
    private const int Fewest = 20;
    private const long LongestSilence = 3_600;

    /// <summary>As they are.</summary>
    public static double?[] Of(ReferenceOrderbook book, ReferenceTouch touch, ReferenceDelta delta, ReferenceMomentum momentum) =>
    [
        touch.TouchImbalance, (2 * book.Imbalance5) - 1, book.DepthImbalance, (2 * book.Imbalance25) - 1, touch.Ofi1s, touch.Ofi5s, touch.MicroPriceTicks,
        delta.TradeImbalance1s, delta.TradeImbalance5s, delta.TradeImbalance30s, momentum.PriceChangePct1m,
    ];

    /// <summary>The last of them, in deviations.</summary>
    /// <param name="history">After each book or trade frame; null where the book was not Live.</param>
    public static double?[] Scale(IReadOnlyList<(long Now, double?[]? Raw)> history, long now)
    {
        double?[] present = history[^1].Raw!;
        List<(long Second, double?[]? Raw)> samples = Samples(history, now / Second);
        return [.. present.Select((value, input) =>
        {
            (double Weight, double Square)[] known = [.. samples.Where(s => s.Raw?[input] is not null)
                .Select(s => (Math.Pow(2, -((now / Second) - s.Second) / 600.0), s.Raw![input]!.Value * s.Raw[input]!.Value))];
            double deviation = known.Length < Fewest ? 0 : Math.Sqrt(known.Sum(k => k.Weight * k.Square) / known.Sum(k => k.Weight));
            return value is null || deviation == 0 ? null : (double?)Math.Clamp(value.Value / deviation, -5, 5);
        })];
    }

    // Of each whole second after the first frame, what held before it; nothing from before a long silence.
    private static List<(long Second, double?[]? Raw)> Samples(IReadOnlyList<(long Now, double?[]? Raw)> history, long last)
    {
        List<(long, double?[]?)> samples = [];
        for (int i = 0; i < history.Count; i++)
        {
            long from = history[i].Now / Second, to = i + 1 < history.Count ? history[i + 1].Now / Second : last;
            if (to - from > LongestSilence)
            {
                samples.Clear();
                continue;
            }

            for (long second = from + 1; second <= to; second++)
            {
                samples.Add((second, history[i].Raw));
            }
        }

        return samples;
    }
}
