using System.Globalization;
using System.Text;

namespace Scalper.Web.Sparklines;

/// <summary>The line of a sparkline as an SVG path.</summary>
public static class Sparkline
{
    /// <summary>Units across; the height goes from 0 (largest) to 20 (smallest).</summary>
    public const int Width = FeatureHistory.Looks - 1, Height = 20;

    private const float Margin = 2;

    /// <summary>A line that ends at the right and is broken at holes (NaN); a value between two holes is a dot. Empty where there is no value.</summary>
    /// <param name="values">Oldest first, at most <see cref="FeatureHistory.Looks"/>.</param>
    public static string PathOf(ReadOnlySpan<float> values)
    {
        (float low, float high) = RangeOf(values);
        StringBuilder path = new();
        bool isDown = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsNaN(values[i]))
            {
                isDown = false;
                continue;
            }

            int x = Width - values.Length + 1 + i;
            float share = high > low ? (values[i] - low) / (high - low) : 0.5f;
            float y = Height - Margin - (share * (Height - (2 * Margin)));
            path.Append(CultureInfo.InvariantCulture, $"{(isDown ? "L" : "M")}{x} {y:0.#}");
            bool isAlone = !isDown && (i + 1 == values.Length || float.IsNaN(values[i + 1]));
            path.Append(isAlone ? "h.01" : "");
            isDown = true;
        }

        return path.ToString();
    }

    /// <summary>Smallest and largest value; both 0 where there is none.</summary>
    public static (float Low, float High) RangeOf(ReadOnlySpan<float> values)
    {
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (float value in values)
        {
            low = float.IsNaN(value) ? low : Math.Min(low, value);
            high = float.IsNaN(value) ? high : Math.Max(high, value);
        }

        return low <= high ? (low, high) : (0, 0);
    }
}
