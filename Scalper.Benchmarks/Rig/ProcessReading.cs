using System.Diagnostics;
using System.Globalization;

namespace Scalper.Benchmarks.Rig;

/// <summary>What the kernel has counted for a process so far.</summary>
/// <param name="AtSeconds">Of this reading, on any clock that does not run back.</param>
/// <param name="ProcessorSeconds">In user and kernel mode, all threads.</param>
/// <param name="ResidentMegabytes">Resident memory, MB of a million bytes.</param>
internal readonly record struct ProcessReading(double AtSeconds, double ProcessorSeconds, double ResidentMegabytes)
{
    // proc_pid_stat(5): times are in clock ticks, a hundred a second on every Linux architecture .NET runs on.
    private const double TicksPerSecond = 100;

    public static ProcessReading Of(int id)
    {
        string stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));

        // The name in parentheses may hold blanks; the fields are counted after it, from the third on.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        double ticks = double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
        double pages = double.Parse(fields[21], CultureInfo.InvariantCulture);
        return new ProcessReading(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency, ticks / TicksPerSecond, pages * Environment.SystemPageSize / 1e6);
    }

    /// <summary>Percent of one core since an earlier reading.</summary>
    public double PercentSince(ProcessReading earlier) => 100 * (ProcessorSeconds - earlier.ProcessorSeconds) / (AtSeconds - earlier.AtSeconds);
}
