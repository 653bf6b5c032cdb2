namespace Scalper.Web.Profiles;

/// <summary>
/// Adds up a symbol's counters from looks at them, whatever time lies between two looks and however often its lane begins to count
/// anew. What a lane counted between the last look and a new beginning is lost. Pure; one thread.
/// </summary>
public sealed class TotalsMeter
{
    private const long RateWindowNs = 60_000_000_000;

    private ProfileSample? _last;
    private ProfileTotals _total;
    private ProfileTotals _minute;

    /// <summary>Since the first look.</summary>
    public ProfileTotals Total => _total;

    /// <summary>Messages a second over the last whole minute of following; none before the first.</summary>
    public double? MessagesPerSecond { get; private set; }

    public void Add(in ProfileSample now)
    {
        ProfileTotals step = Step(now);
        _last = now;
        _total += step;
        _minute += step;
        if (_minute.FollowedNs >= RateWindowNs)
        {
            MessagesPerSecond = _minute.Messages / (_minute.FollowedNs / 1e9);
            _minute = default;
        }
    }

    /// <summary>The symbol is not followed any more: the next look is the first of a new time.</summary>
    public void Break()
    {
        _last = null;
        _minute = default;
    }

    private ProfileTotals Step(in ProfileSample now)
    {
        ProfileSample before = _last is { } last && !now.IsNewCountAfter(last) ? last : new ProfileSample { AtNs = _last?.AtNs ?? StartOf(now) };
        return new ProfileTotals
        {
            FollowedNs = Math.Max(0, now.AtNs - before.AtNs),

            // A lane that lets go of the symbol takes back the moment since its last frame.
            LiveNs = now.IsSuspended ? 0 : Math.Max(0, now.LiveNs - before.LiveNs),
            Messages = now.Messages - before.Messages,
            SequenceGaps = now.SequenceGaps - before.SequenceGaps,
            Resyncs = now.Resyncs - before.Resyncs,
            CrossedBooks = now.CrossedBooks - before.CrossedBooks,
            UnreadableFrames = now.UnreadableFrames - before.UnreadableFrames,
        };
    }

    // The lane has followed it for a while when it is first looked at.
    private static long StartOf(in ProfileSample first) => first.CountedSinceNs == 0 ? first.AtNs : first.CountedSinceNs;
}
