using System.Globalization;
using System.Text;
using Scalper.Core.Replay.Session;

namespace Scalper.Web.Replays;

/// <summary>A strip as paths and in words. Equal neighbours are one rectangle, and all of one kind are one path.</summary>
/// <param name="Paths">Class and path of each kind there is.</param>
/// <param name="Words">What is to be seen, a sentence.</param>
internal sealed record StripPicture(IReadOnlyList<(string Class, string Path)> Paths, string Words)
{
    /// <summary>Width of the drawing: one unit a bin.</summary>
    public const int Width = ReplayStrips.Bins;

    /// <summary>Height: scores, and below them the book.</summary>
    public const int Height = 20;

    private const int Middle = 7;
    private const int BookBottom = 19;

    // Points of the score between two heights of a bar.
    private const int Step = 5;

    private const int LongAbove = 55;
    private const int ShortBelow = 45;
    private const int Even = 50;

    public static StripPicture Of(ReplayStrip strip)
    {
        Dictionary<string, StringBuilder> paths = [];
        foreach (Func<StripBin, Bar?> bar in (ReadOnlySpan<Func<StripBin, Bar?>>)[BookBar, ScoreBar])
        {
            Draw(strip.Bins, bar, paths);
        }

        return new StripPicture([.. paths.Select(p => (p.Key, p.Value.ToString()))], WordsOf(strip));
    }

    private static void Draw(IReadOnlyList<StripBin> bins, Func<StripBin, Bar?> barOf, Dictionary<string, StringBuilder> paths)
    {
        for (int from = 0, to; from < bins.Count; from = to)
        {
            Bar? bar = barOf(bins[from]);
            for (to = from + 1; to < bins.Count && barOf(bins[to]) == bar; to++)
            {
            }

            if (bar is { } drawn)
            {
                ref StringBuilder? path = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(paths, drawn.Class, out _);
                path ??= new StringBuilder();
                path.Append(CultureInfo.InvariantCulture, $"M{from} {drawn.Top}h{to - from}v{drawn.Bottom - drawn.Top}H{from}z");
            }
        }
    }

    // Up from the middle or down, the longer the farther from even.
    private static Bar? ScoreBar(StripBin bin)
    {
        if (bin.Score is not { } score)
        {
            return null;
        }

        int length = Math.Min(Middle, (Math.Abs(score - Even) + Step - 1) / Step);
        return score switch
        {
            > LongAbove => new Bar("strip-long", Middle - length, Middle),
            < ShortBelow => new Bar("strip-short", Middle, Middle + length),
            _ => new Bar("strip-flat", Middle - 1, Middle + 1),
        };
    }

    private static Bar? BookBar(StripBin bin) => bin.Book switch
    {
        StripBook.Live => new Bar("strip-live", BookBottom - 1, BookBottom),
        StripBook.NotLive => new Bar("strip-not-live", BookBottom - 3, BookBottom),
        _ => new Bar("strip-missing", 0, BookBottom),
    };

    private static string WordsOf(ReplayStrip strip)
    {
        int all = strip.Bins.Count, scored = strip.Bins.Count(b => b.Score is not null);
        if (all == 0)
        {
            return $"Scores of {strip.Symbol}: nothing is read yet";
        }

        string scores = scored == 0
            ? "none"
            : $"{Share(strip.Bins.Count(b => b.Score > LongAbove), scored)} long, {Share(strip.Bins.Count(b => b.Score < ShortBelow), scored)} short";
        int missing = strip.Bins.Count(b => b.Book == StripBook.Missing);
        string gaps = missing > 0 ? $", not followed {Share(missing, all)}" : "";
        string read = strip.IsWhole ? "" : $"; {Share(all, ReplayStrips.Bins)} of the recording is read";
        string fault = strip.Fault is null ? "" : $"; {strip.Fault}";
        return $"Scores of {strip.Symbol}: {scores}; book live {Share(strip.Bins.Count(b => b.Book == StripBook.Live), all)} of the time{gaps}{read}{fault}";
    }

    // What is not nothing is not 0, and what is not all is not 100.
    private static string Share(int part, int all)
    {
        double percent = 100.0 * part / all;
        int shown = part == 0 ? 0 : part == all ? 100 : (int)Math.Clamp(Math.Round(percent), 1, 99);
        return string.Create(CultureInfo.InvariantCulture, $"{shown} %");
    }

    private readonly record struct Bar(string Class, int Top, int Bottom);
}
