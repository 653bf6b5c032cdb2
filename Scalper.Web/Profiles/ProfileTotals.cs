using Scalper.Web.Data;

namespace Scalper.Web.Profiles;

/// <summary>What adds up over a symbol's time, of one run of the application or of all of them.</summary>
public readonly record struct ProfileTotals
{
    /// <summary>Nanoseconds in which the symbol was followed, connected or not; only while the application ran.</summary>
    public long FollowedNs { get; init; }

    /// <summary>Nanoseconds of those in which its book was Live.</summary>
    public long LiveNs { get; init; }

    /// <summary>Frames of book, trades and ticker, those that could not be read among them.</summary>
    public long Messages { get; init; }

    /// <summary>Times an update of the book was missing.</summary>
    public long SequenceGaps { get; init; }

    /// <summary>Times the book had to be asked for again.</summary>
    public long Resyncs { get; init; }

    /// <summary>Times the best bid was at or above the best ask.</summary>
    public long CrossedBooks { get; init; }

    /// <summary>Those of the messages that could not be read.</summary>
    public long UnreadableFrames { get; init; }

    /// <summary>Time Live by time followed, 0 to 1; none where it was not followed yet.</summary>
    public double? UptimeShare => FollowedNs > 0 ? Math.Clamp((double)LiveNs / FollowedNs, 0, 1) : null;

    /// <summary>Those that a profile was kept with.</summary>
    public static ProfileTotals Of(SymbolProfileRow row) => new()
    {
        FollowedNs = row.FollowedMs * 1_000_000,
        LiveNs = row.LiveMs * 1_000_000,
        Messages = row.Messages,
        SequenceGaps = row.SequenceGaps,
        Resyncs = row.Resyncs,
        CrossedBooks = row.CrossedBooks,
        UnreadableFrames = row.UnreadableFrames,
    };

    public static ProfileTotals operator +(in ProfileTotals a, in ProfileTotals b) => new()
    {
        FollowedNs = a.FollowedNs + b.FollowedNs,
        LiveNs = a.LiveNs + b.LiveNs,
        Messages = a.Messages + b.Messages,
        SequenceGaps = a.SequenceGaps + b.SequenceGaps,
        Resyncs = a.Resyncs + b.Resyncs,
        CrossedBooks = a.CrossedBooks + b.CrossedBooks,
        UnreadableFrames = a.UnreadableFrames + b.UnreadableFrames,
    };

    public static ProfileTotals Add(in ProfileTotals left, in ProfileTotals right) => left + right;
}
