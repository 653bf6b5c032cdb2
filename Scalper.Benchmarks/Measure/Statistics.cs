using System.Globalization;

namespace Scalper.Benchmarks.Measure;

internal static class Statistics
{
    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Median, and the extremes in parentheses where there is more than one value.</summary>
    public static string Spread(IEnumerable<double> values, string format)
    {
        double[] all = [.. values];
        return all.Length == 1 ? Text(all[0], format) : $"{Text(Median(all), format)} ({Text(all.Min(), format)} to {Text(all.Max(), format)})";
    }

    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
