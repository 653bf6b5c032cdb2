using System.Diagnostics;
using System.Globalization;
using Scalper.Benchmarks.Command;
using Scalper.Core.Replay;

namespace Scalper.Benchmarks.Journal;

/// <summary>How fast a recording is replayed, with everything compared that the live run wrote.</summary>
internal static class ReplaySpeed
{
    public const string Help = """
          --folder FOLDER  with segments that the application recorded
          --rounds 3       the first one warms up
        """;

    private const double UsualRate = 1_200;

    public static void Print(string[] words, CancellationToken cancellation)
    {
        Arguments arguments = new(words, "--folder", "--rounds");
        string folder = arguments.Text("--folder");
        string? hash = null;
        for (int round = 1; round <= arguments.Whole("--rounds", 3); round++)
        {
            long start = Stopwatch.GetTimestamp();
            ReplayReport report = RecordingReplay.Play(folder, cancellation);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            ThrowIfWrong(report, hash);
            hash = report.Hash;
            long frames = report.Lanes.Sum(l => l.Frames);
            double recorded = (report.ToNs - report.FromNs) / 1e9;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: {frames} frames of {report.Lanes.Count} lanes in {seconds:0.000} s: {frames / seconds:0} a second, {frames / seconds / UsualRate:0} times {UsualRate:0} a second, {recorded / seconds:0} times as fast as recorded"));
        }

        Console.WriteLine(hash);
    }

    private static void ThrowIfWrong(ReplayReport report, string? before)
    {
        string? wrong = report.Differences.FirstOrDefault()?.ToString() ?? report.AllFaults.FirstOrDefault()
            ?? (report.Lanes.Sum(l => l.Compared) == 0 ? "nothing was compared" : before is not null && before != report.Hash ? "another round had another hash" : null);
        if (wrong is not null)
        {
            throw new BenchmarkException($"expected a replay like the live run: {wrong}");
        }
    }
}
