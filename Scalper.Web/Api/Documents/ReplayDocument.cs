using Scalper.Core.Replay.Session;
using Scalper.Web.Replays;

namespace Scalper.Web.Api.Documents;

/// <summary>A replay, and where it stands. Times are Unix milliseconds, of the recording.</summary>
/// <param name="Id">As its addresses have it.</param>
/// <param name="Path">What all its addresses begin with; the API's routes stand behind it.</param>
/// <param name="Source">Name of what is replayed.</param>
/// <param name="State"><c>Playing</c>, <c>Paused</c>, <c>Seeking</c>, <c>Ended</c> or <c>Faulted</c>.</param>
/// <param name="Speed">Recorded seconds in a second; none: as fast as it goes.</param>
/// <param name="At">Where it stands.</param>
/// <param name="From">Earliest time that it can be set to.</param>
/// <param name="To">Its end.</param>
/// <param name="Loop">What is played again and again; none: nothing.</param>
/// <param name="Inputs">Inputs played, over and over where it was set back.</param>
/// <param name="Lanes">Where each lane stands.</param>
/// <param name="Fault">Why it can't go on; none where it can.</param>
public sealed record ReplayDocument(
    int Id, string Path, string Source, string State, double? Speed, double At, double From, double To, ReplayLoopDocument? Loop, long Inputs, IReadOnlyList<ReplayLaneDocument> Lanes, string? Fault)
{
    private const double NsInMs = 1e6;

    internal static ReplayDocument Of(ReplayPlace place)
    {
        ReplaySession session = place.Session!;
        ReplayPosition at = session.Transport.Read();
        return new ReplayDocument(
            place.Id, place.Path, session.Source, at.State.ToString(), double.IsFinite(at.Speed) ? at.Speed : null, at.NowNs / NsInMs, at.FromNs / NsInMs, at.ToNs / NsInMs,
            at.Loop is { } loop ? new ReplayLoopDocument(loop.FromNs / NsInMs, loop.ToNs / NsInMs) : null, at.Inputs,
            [.. at.Numbers.Select(l => new ReplayLaneDocument(l.Lane, l.Number))], at.Fault);
    }
}
