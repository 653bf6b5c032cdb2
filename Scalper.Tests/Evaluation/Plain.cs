namespace Scalper.Tests.Evaluation;

/// <summary>The same figures by their definitions alone: slow, obvious, sharing nothing with what they are held against.</summary>
internal static class Plain
{
    public const double Tolerance = 1e-9;

    public static double[] MidRanks(double[] values) =>
        [.. values.Select(v => values.Count(other => other < v) + ((values.Count(other => other == v) + 1) / 2.0))];

    public static double? Pearson(double[] x, double[] y)
    {
        double meanX = x.DefaultIfEmpty().Average(), meanY = y.DefaultIfEmpty().Average();
        double xy = x.Zip(y).Sum(p => (p.First - meanX) * (p.Second - meanY));
        double xx = x.Sum(v => Math.Pow(v - meanX, 2)), yy = y.Sum(v => Math.Pow(v - meanY, 2));
        return x.Length < 3 || xx < 1e-12 || yy < 1e-12 ? null : xy / (Math.Sqrt(xx) * Math.Sqrt(yy));
    }

    /// <summary>With n - 1 in its denominator.</summary>
    public static double StandardDeviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    /// <summary>As the formula is written.</summary>
    public static double StandardError(double[] values)
    {
        double blocks = values.Length;
        return StandardDeviation(values) * Math.Sqrt((blocks - 1) / blocks) / Math.Sqrt(blocks - 1);
    }

    /// <summary>With t = sqrt(v) tan a the density of Student's t is cos^(v - 1) a: both areas by Simpson's rule.</summary>
    public static double TwoSidedP(double t, int degrees)
    {
        double from = Math.Atan(Math.Abs(t) / Math.Sqrt(degrees));
        return Area(from) / Area(0);

        double Area(double lower) => Simpson(angle => Math.Pow(Math.Max(0, Math.Cos(angle)), degrees - 1), lower, Math.PI / 2);
    }

    /// <summary>The t that 97.5 % stay below, by halving.</summary>
    public static double UpperT(int degrees)
    {
        double low = 0, high = 20;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = TwoSidedP(middle, degrees) > 0.05 ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Both p that solve (share - p)^2 = z^2 p (1 - p) / n, by halving on either side of the share.</summary>
    public static (double Low, double High) Wilson(double share, double count)
    {
        const double Z = 1.959963984540054;
        return (Solve(0, share), Solve(1, share));

        double Solve(double outer, double inner)
        {
            for (int i = 0; i < 200; i++)
            {
                double middle = (outer + inner) / 2;
                bool isOutside = count * (share - middle) * (share - middle) > Z * Z * middle * (1 - middle);
                (outer, inner) = isOutside ? (middle, inner) : (outer, middle);
            }

            return inner;
        }
    }

    /// <summary>Type 7.</summary>
    public static double Quantile(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        double place = (sorted.Length - 1) * share;
        int low = (int)Math.Floor(place + 1e-12);
        return sorted[low] + ((place - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }

    /// <summary>The steps as Holm tells them: which are rejected at a level.</summary>
    public static bool[] RejectedAt(double level, double[] p)
    {
        bool[] rejected = new bool[p.Length];
        foreach ((double value, int place) in p.Select((value, place) => (value, place)).OrderBy(x => x.value))
        {
            if (value > level / (p.Length - rejected.Count(r => r)))
            {
                break;
            }

            rejected[place] = true;
        }

        return rejected;
    }

    public static void AssertClose(double? expected, double? actual, string what = "")
    {
        bool isClose = expected is { } a && actual is { } b ? Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(a)) : expected is null && actual is null;
        Assert.True(isClose, $"{what}: expected {expected:R}, came {actual:R}");
    }

    private static double Simpson(Func<double, double> of, double from, double to)
    {
        const int Steps = 4_000;
        double step = (to - from) / Steps;
        double sum = of(from) + of(to);
        for (int i = 1; i < Steps; i++)
        {
            sum += (i % 2 == 1 ? 4 : 2) * of(from + (i * step));
        }

        return sum * step / 3;
    }
}
