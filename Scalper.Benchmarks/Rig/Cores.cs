namespace Scalper.Benchmarks.Rig;

/// <summary>Keeps programs on cores of their own, where the machine has two and the means.</summary>
internal static class Cores
{
    private const string Tool = "/usr/bin/taskset";

    /// <summary>Whether server and clients run on different cores.</summary>
    public static bool ArePinned { get; } = File.Exists(Tool) && Environment.ProcessorCount > 1;

    /// <summary>The command on the server's core.</summary>
    public static IReadOnlyList<string> OfServer(params IEnumerable<string> command) => Pinned("0", command);

    /// <summary>The command on the clients' core.</summary>
    public static IReadOnlyList<string> OfClient(params IEnumerable<string> command) => Pinned("1", command);

    private static string[] Pinned(string core, IEnumerable<string> command) => ArePinned ? [Tool, "-c", core, .. command] : [.. command];
}
