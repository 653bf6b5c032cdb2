using System.Globalization;

namespace Scalper.Tests.Hosting;

/// <summary>What a process holds.</summary>
/// <param name="Files">Open files and sockets.</param>
/// <param name="Timers">Timers that are set.</param>
/// <param name="Threads">All threads of the process.</param>
/// <param name="HeapBytes">Managed memory after a full collection.</param>
public readonly record struct Holdings(int Files, long Timers, int Threads, long HeapBytes)
{
    /// <summary>Reads the line that the start-up hook answered with.</summary>
    public static Holdings Parse(string line)
    {
        long[] counts = [.. line.Split(' ').Skip(1).Select(word => long.Parse(word, CultureInfo.InvariantCulture))];
        return new Holdings((int)counts[0], counts[1], (int)counts[2], counts[3]);
    }
}
