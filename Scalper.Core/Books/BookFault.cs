using System.Globalization;

namespace Scalper.Core.Books;

/// <summary>Why a book is not Live, in numbers, so that it can be copied without allocation.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Expected">The value that would have been right; its meaning depends on the kind.</param>
/// <param name="Received">The value that came.</param>
public readonly record struct BookFault(BookFaultKind Kind, long Expected = 0, long Received = 0)
{
    /// <summary>One plain sentence without a full stop; null where there is no fault.</summary>
    public string? Describe() => Kind switch
    {
        BookFaultKind.None => null,
        BookFaultKind.NotSubscribed => "not subscribed",
        BookFaultKind.AwaitingSnapshot => "waiting for the first snapshot",
        BookFaultKind.SequenceGap => string.Create(CultureInfo.InvariantCulture, $"sequence gap: expected update {Expected}, received {Received}"),
        BookFaultKind.Crossed => "crossed book: best bid above best ask",
        BookFaultKind.Locked => "locked book: best bid equals best ask",
        BookFaultKind.TooManyLevels => string.Create(CultureInfo.InvariantCulture, $"too many levels: at most {Expected} subscribed, {Received} held"),
        BookFaultKind.Unreadable => "a frame of this book could not be read",
        BookFaultKind.ConnectionLost => "no connection to the venue",
        BookFaultKind.Rejected => "subscription refused by the venue",
        BookFaultKind.EngineStopped => "the engine has stopped",
        BookFaultKind.Silent => string.Create(CultureInfo.InvariantCulture, $"no update for {Received} s"),
        BookFaultKind.Behind => string.Create(CultureInfo.InvariantCulture, $"behind the ticker: it is at sequence {Expected}, the book at {Received}"),
        BookFaultKind.Late => string.Create(CultureInfo.InvariantCulture, $"late: its updates are {Received} s old when they come"),
        BookFaultKind.Gone => "gone: nothing came for a long time; asked for again now and then",
        BookFaultKind.InstrumentChanged => "the venue changed the price or quantity step",
        BookFaultKind.EngineBehind => "the engine does not keep up",
        BookFaultKind.Dropped => "followed no more",
        BookFaultKind.Narrow => string.Create(CultureInfo.InvariantCulture, $"the price has left what the snapshot showed: of the best {Expected} levels of a side {Received} are known"),
        _ => throw new InvalidOperationException($"Unknown book fault {Kind}."),
    };
}
