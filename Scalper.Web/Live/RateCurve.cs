using System.Globalization;
using System.Text;

namespace Scalper.Web.Live;

/// <summary>
/// The data rate of the last 15 minutes as a drawing of 900 x 100 units: a second is one unit wide, now is at the right edge, and
/// the top is a round number above the highest rate. Time without samples is a gap: no line leads through it, and it is no 0 either.
/// </summary>
public sealed class RateCurve
{
    public const int Width = 900;
    public const int Height = 100;

    private const long SecondMs = 1000;

    private static readonly double PatienceMs = RateSampler.Patience.TotalMilliseconds;

    private RateCurve(IReadOnlyList<RateSample> history, long nowMs)
    {
        Top = RoundedUp(history.Count == 0 ? 0 : history.Max(s => s.MessagesPerSecond));
        Line = LineOf(history, nowMs, Top);
        Gaps = [.. GapsOf(history, nowMs)];
        Errors = [.. history.Where(s => s.Errors > 0 && X(s, nowMs) >= 0).Select(s => (X(s, nowMs), s.Errors))];
    }

    /// <summary>The rate at the top of the drawing, frames a second.</summary>
    public double Top { get; }

    /// <summary>An SVG path; empty without two samples that follow each other.</summary>
    public string Line { get; }

    /// <summary>Where nothing is known, from the left, the time before the first sample among it; none without any sample.</summary>
    public IReadOnlyList<(double From, double To)> Gaps { get; }

    /// <summary>Where periods with errors end, and how many each had.</summary>
    public IReadOnlyList<(double X, long Errors)> Errors { get; }

    /// <param name="history">Oldest first.</param>
    /// <param name="unreadMs">How long ago the last sample was taken, where another one should have been by now.</param>
    public static RateCurve Of(IReadOnlyList<RateSample> history, long? unreadMs = null) =>
        new(history, history.Count == 0 ? 0 : history[^1].AtMs + (unreadMs ?? 0));

    private static IEnumerable<(double From, double To)> GapsOf(IReadOnlyList<RateSample> history, long nowMs)
    {
        double known = 0;
        foreach (double x in history.Select(s => X(s, nowMs)).Where(x => x >= 0).Append(Width))
        {
            if (history.Count > 0 && (x - known) * SecondMs > PatienceMs)
            {
                yield return (known, x);
            }

            known = x;
        }
    }

    private static string LineOf(IReadOnlyList<RateSample> history, long nowMs, double top)
    {
        StringBuilder path = new();
        for (int i = 1; i < history.Count; i++)
        {
            RateSample from = history[i - 1], to = history[i];
            if (to.AtMs - from.AtMs > PatienceMs || X(from, nowMs) < 0)
            {
                continue;
            }

            bool continues = i > 1 && from.AtMs - history[i - 2].AtMs <= PatienceMs && X(history[i - 2], nowMs) >= 0;
            path.Append(continues ? "" : Point('M', from, nowMs, top)).Append(Point('L', to, nowMs, top));
        }

        return path.ToString();
    }

    private static string Point(char command, RateSample sample, long nowMs, double top) => string.Create(
        CultureInfo.InvariantCulture, $"{command}{X(sample, nowMs):F1} {Height * (1 - (sample.MessagesPerSecond / top)):F1}");

    private static double X(RateSample sample, long nowMs) => Width - ((nowMs - sample.AtMs) / (double)SecondMs);

    // 1, 2 or 5 times a power of ten: its half is a short number, too.
    private static double RoundedUp(double rate)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(rate, 10))));
        return (rate / unit) switch { <= 1 => unit, <= 2 => 2 * unit, <= 5 => 5 * unit, _ => 10 * unit };
    }
}
