using System.Globalization;
using Scalper.Core.Primitives;

namespace Scalper.Core.Replay;

/// <summary>Where two runs of the same inputs part.</summary>
/// <param name="Number">Arrival number up to which they were compared when it was found.</param>
/// <param name="TimeNs">Receive time there, Unix nanoseconds.</param>
/// <param name="Expected">What the other one has.</param>
/// <param name="Came">What the replay has.</param>
public sealed record ReplayDifference(ReplayTrack Track, long Number, long TimeNs, string Expected, string Came)
{
    /// <summary>Arrival number up to which nothing differs, where that is before the one before: what differs first is one of those between; null otherwise.</summary>
    public long? SameTo { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Track}, number {Number}, {UnixTime.FromNs(TimeNs):yyyy-MM-dd HH:mm:ss.fffffff}: expected {Expected}, came {Came}{(SameTo is { } same ? $"; the same up to number {same}" : "")}");
}
