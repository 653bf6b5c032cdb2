using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Web.Api.Documents;

/// <summary>What was done to a segment that the run before left without its end.</summary>
/// <param name="BytesCut">Behind the last whole block.</param>
/// <param name="LastAt">The latest receive time that is kept, Unix milliseconds; none where nothing is, and the segment is gone.</param>
/// <param name="Damage">Faults before that, which stay and which readers tell of.</param>
public sealed record RepairDocument(string Segment, long BytesCut, long? LastAt, IReadOnlyList<string> Damage)
{
    internal static RepairDocument Of(RepairReport report) => new(
        Path.GetFileName(report.File), report.BytesCut, report.LastTimeNs is { } last ? UnixTime.ToMilliseconds(last) : null, [.. report.Damage.Select(d => d.ToString())]);
}
