using System.Globalization;
using Scalper.Core.Replay;

namespace Scalper.Web.Verbs;

/// <summary>
/// Plays a segment, a folder of segments, a moment or a capture at full speed, compares its scores with the hashes that the live run wrote or with another
/// recording, and prints what it found, on the last line the hash alone.
/// </summary>
internal static class ReplayVerifyVerb
{
    public const string Usage = "replay verify [<recording>] [--against <other>]";

    private const string Against = "--against";
    private const int MostFaults = 20;

    /// <returns>Exit code; null where the command line is wrong.</returns>
    public static int? Run(string[] arguments, Func<string> home, TextWriter output, TextWriter errors)
    {
        if (VerbArguments.Parse(arguments, Against) is not { Plain.Count: <= 1 } parsed)
        {
            return null;
        }

        ReplayCatalogue catalogue = ReplayCatalogue.Read(parsed.Plain is [var path] ? path : home());
        ReplayReport report = RecordingReplay.Play(catalogue, CancellationToken.None);
        Print(report, output);
        bool isUnreadable = PrintFaults(report, errors);
        bool isDifferent = parsed[Against] is { } other ? PrintAgainst(catalogue, other, output, errors, ref isUnreadable) : PrintDifferences(report, output);
        output.WriteLine(report.Hash);
        return isDifferent ? ReplayExit.Different : isUnreadable ? ReplayExit.Unusable : ReplayExit.Well;
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
            $"{report.Lanes.Sum(l => l.Frames)} frames, {report.Lanes.Sum(l => l.Gaps)} gaps, {report.Lanes.Sum(l => l.Scores)} scores, from {ReplayTime.Write(report.FromNs)} to {ReplayTime.Write(report.ToNs)}"));
    }

    private static bool PrintFaults(ReplayReport report, TextWriter errors)
    {
        string[] faults = [.. report.AllFaults];
        foreach (string fault in faults.Take(MostFaults))
        {
            errors.WriteLine($"{ReplayVerb.Name}: {fault}");
        }

        if (faults.Length > MostFaults)
        {
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ReplayVerb.Name}: and {faults.Length - MostFaults} more."));
        }

        if (!report.IsReadable && faults.Length == 0)
        {
            errors.WriteLine($"{ReplayVerb.Name}: expected a checkpoint to begin at, came none.");
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
            errors.WriteLine($"{ReplayVerb.Name}: {fault}");
            isUnreadable = true;
        }

        (IReadOnlyList<ReplayDifference> differences, int lanes) = ReplayComparison.Compare(catalogue, other, CancellationToken.None);
        if (lanes == 0)
        {
            errors.WriteLine($"{ReplayVerb.Name}: expected two recordings of the same run, or two captures; {path} has no lane of it.");
            isUnreadable = true;
        }

        foreach (ReplayDifference difference in differences)
        {
            output.WriteLine($"different: {difference}");
        }

        return differences.Count > 0;
    }
}
