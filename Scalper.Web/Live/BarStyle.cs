using System.Globalization;

namespace Scalper.Web.Live;

/// <summary>
/// Styles of bars, most of which begin in the middle. All viewers' pictures hold the same strings: what each held of its own had to be moved by every
/// collection, which stops the lanes. Safe from any thread.
/// </summary>
public static class BarStyle
{
    private static readonly string?[] Scores = new string?[1001];
    private static readonly string?[] Shares = new string?[201];
    private static readonly string?[] Parts = new string?[101];

    /// <summary>From the middle to a score from 0 to 100, in steps of 0.1.</summary>
    public static string OfScore(double score)
    {
        int step = (int)Math.Round(Math.Clamp(score, 0, 100) * 10);
        return Scores[step] ??= Write(step / 10.0);
    }

    /// <summary>From the middle to a share from -1 to 1, in steps of 0.01.</summary>
    public static string OfShare(double share)
    {
        int step = (int)Math.Round(Math.Clamp(share, -1, 1) * 100) + 100;
        return Shares[step] ??= Write(step / 2.0);
    }

    /// <summary>From the left, as much as a part from 0 to 1, in steps of 0.01.</summary>
    public static string OfPart(double part)
    {
        int step = (int)Math.Round(Math.Clamp(part, 0, 1) * 100);
        return Parts[step] ??= string.Create(CultureInfo.InvariantCulture, $"width:{step}%");
    }

    private static string Write(double end) =>
        string.Create(CultureInfo.InvariantCulture, $"margin-left:{Math.Min(end, 50):F1}%;width:{Math.Abs(end - 50):F1}%");
}
