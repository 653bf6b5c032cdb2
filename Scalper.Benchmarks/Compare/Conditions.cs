using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Compare;

/// <summary>The machine, the program and the moment of a measurement.</summary>
internal sealed record Conditions(string Processor, int Cores, double MemoryGigabytes, string System, string Runtime, string Commit, string LoadAverage, DateTimeOffset At)
{
    public static Conditions Read() => new(
        LineOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        ReadCommit(),
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown",
        DateTimeOffset.UtcNow);

    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"""
        {At:yyyy-MM-dd HH:mm} UTC, commit {Commit}. {Processor}, {Cores} cores, {MemoryGigabytes:F1} GB; {System}; {Runtime}, Release build. Load
        average before the first run {LoadAverage}. {(Rig.Cores.ArePinned ? "The server has core 0, each client core 1." : "Programs are not kept on cores of their own.")}


        """);

    private static string ReadCommit()
    {
        string commit = Git("rev-parse", "--short", "HEAD").Trim();
        return commit.Length == 0 ? "unknown" : Git("status", "--porcelain", "--untracked-files=no").Length == 0 ? commit : $"{commit} with changes";
    }

    private static string Git(params string[] arguments)
    {
        ProcessStartInfo start = new("git", ["-C", BuiltProgram.Peers, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output : "";
    }

    private static string? LineOf(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
