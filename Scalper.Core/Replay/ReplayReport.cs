using System.Security.Cryptography;

namespace Scalper.Core.Replay;

/// <summary>What became of a replay of all lanes of a recording.</summary>
/// <param name="Lanes">In the order of runs and lanes.</param>
/// <param name="Faults">What could not be read at all, in sentences.</param>
public sealed record ReplayReport(IReadOnlyList<LaneReplayReport> Lanes, IReadOnlyList<string> Faults)
{
    /// <summary>The first difference of each lane that has one.</summary>
    public IEnumerable<ReplayDifference> Differences => Lanes.Select(l => l.Difference).OfType<ReplayDifference>();

    /// <summary>Everything that could not be read, in sentences. Each lane meets the same damage.</summary>
    public IEnumerable<string> AllFaults => Faults.Concat(Lanes.SelectMany(l => l.Faults)).Distinct();

    /// <summary>Whether anything was played.</summary>
    public bool IsReadable => Lanes.Any(l => l.Inputs > 0);

    /// <summary>Receive time of the first input played, Unix nanoseconds; 0 where there was none.</summary>
    public long FromNs => Lanes.Where(l => l.Inputs > 0).Select(l => l.FromNs).DefaultIfEmpty().Min();

    /// <summary>Of the last.</summary>
    public long ToNs => Lanes.Select(l => l.ToNs).DefaultIfEmpty().Max();

    /// <summary>SHA-256 over the hashes of all lanes in their order, in hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Lanes.SelectMany(l => l.Hash.ToArray()).ToArray()));
}
