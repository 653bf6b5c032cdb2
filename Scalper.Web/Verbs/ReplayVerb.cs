using System.Globalization;
using Scalper.Core.Primitives;
using Scalper.Core.Replay;
using Scalper.Web.Hosting;

namespace Scalper.Web.Verbs;

/// <summary>
/// The command <c>replay verify [&lt;recording&gt;] [--against &lt;other&gt;]</c>: plays a segment, a folder of segments or a capture at full speed, compares its
/// scores with the hashes that the live run wrote or with another recording, and prints what it found, on the last line the hash alone.
/// </summary>
public static class ReplayVerb
{
    public const string Name = "replay";
    public const string Usage = "replay verify [<recording>] [--against <other>]";

    private const int Same = 0;
    private const int Different = 1;
    private const int Unreadable = 2;
    private const int MostFaults = 20;

    /// <returns>Exit code: 0 the same, 1 different, 2 where it can't be read or the command line is wrong.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (arguments is not ["verify", { Length: > 0 } path, .. var rest] || (rest is not [] && rest is not ["--against", { Length: > 0 }]))
        {
            errors.WriteLine($"{Name}: expected '{Usage}', where a recording is a segment, a folder of segments or a capture; came '{string.Join(' ', arguments)}'.");
            return CommandLine.UsageError;
        }

        ReplayCatalogue catalogue = ReplayCatalogue.Read(path);
        ReplayReport report = RecordingReplay.Play(catalogue, CancellationToken.None);
        Print(report, output);
        bool isUnreadable = PrintFaults(report, errors);
        bool isDifferent = rest is [_, { } other] ? PrintAgainst(catalogue, other, output, errors, ref isUnreadable) : PrintDifferences(report, output);
        output.WriteLine(report.Hash);
        return isDifferent ? Different : isUnreadable ? Unreadable : Same;
    }

    private static void Print(ReplayReport report, TextWriter output)
    {
        foreach (LaneReplayReport lane in report.Lanes)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{lane.Track}: {lane.Frames} frames, {lane.Scores} scores, {lane.Gaps} gaps, {lane.Missing} inputs missing, {lane.Compared} hashes of the live run compared"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Lanes.Sum(l => l.Frames)} frames, {report.Lanes.Sum(l => l.Gaps)} gaps, {report.Lanes.Sum(l => l.Scores)} scores, from {Time(report.FromNs)} to {Time(report.ToNs)}"));
    }

    private static bool PrintFaults(ReplayReport report, TextWriter errors)
    {
        string[] faults = [.. report.AllFaults];
        foreach (string fault in faults.Take(MostFaults))
        {
            errors.WriteLine($"{Name}: {fault}");
        }

        if (faults.Length > MostFaults)
        {
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name}: and {faults.Length - MostFaults} more."));
        }

        if (!report.IsReadable && faults.Length == 0)
        {
            errors.WriteLine($"{Name}: expected a checkpoint to begin at, came none.");
        }

        return faults.Length > 0 || !report.IsReadable;
    }

    private static bool PrintDifferences(ReplayReport report, TextWriter output)
    {
        foreach (ReplayDifference difference in report.Differences)
        {
            output.WriteLine($"different: {difference}");
        }

        return report.Differences.Any();
    }

    private static bool PrintAgainst(ReplayCatalogue catalogue, string path, TextWriter output, TextWriter errors, ref bool isUnreadable)
    {
        ReplayCatalogue other = ReplayCatalogue.Read(path);
        foreach (string fault in other.Faults)
        {
            errors.WriteLine($"{Name}: {fault}");
            isUnreadable = true;
        }

        (IReadOnlyList<ReplayDifference> differences, int lanes) = ReplayComparison.Compare(catalogue, other, CancellationToken.None);
        if (lanes == 0)
        {
            errors.WriteLine($"{Name}: expected two recordings of the same run, or two captures; {path} has no lane of it.");
            isUnreadable = true;
        }

        foreach (ReplayDifference difference in differences)
        {
            output.WriteLine($"different: {difference}");
        }

        return differences.Count > 0;
    }

    private static string Time(long ns) => ns == 0 ? "-" : UnixTime.FromNs(ns).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
