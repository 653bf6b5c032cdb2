using Scalper.Web.Profiles;

namespace Scalper.Web.Api.Documents;

/// <summary>What adds up over a symbol's time.</summary>
/// <param name="FollowedSeconds">In which the symbol was followed, connected or not; time without the application does not count.</param>
/// <param name="LiveSeconds">Of those in which its book was Live.</param>
/// <param name="UptimeShare">The one by the other, 0 to 1; none before the first second.</param>
/// <param name="Messages">Frames of book, trades and ticker.</param>
/// <param name="SequenceGaps">Times an update of the book was missing.</param>
/// <param name="Resyncs">Times the book had to be asked for again.</param>
/// <param name="CrossedBooks">Times the best bid was at or above the best ask.</param>
/// <param name="UnreadableFrames">Those of the messages that could not be read.</param>
public sealed record ProfileTotalsDocument(
    double FollowedSeconds,
    double LiveSeconds,
    double? UptimeShare,
    long Messages,
    long SequenceGaps,
    long Resyncs,
    long CrossedBooks,
    long UnreadableFrames)
{
    public static ProfileTotalsDocument Of(in ProfileTotals t) => new(
        t.FollowedNs / 1e9, t.LiveNs / 1e9, t.UptimeShare, t.Messages, t.SequenceGaps, t.Resyncs, t.CrossedBooks, t.UnreadableFrames);
}
