using Scalper.Core.Primitives;

namespace Scalper.Core.Heatmap;

/// <summary>A column before it is encoded: the book at its end and what happened within it. Valid as long as what it points to.</summary>
public readonly ref struct ColumnContent
{
    /// <summary>Its time in columns since the Unix epoch.</summary>
    public required long Index { get; init; }

    /// <summary>The book's status at its end.</summary>
    public required BookStatus Status { get; init; }

    /// <summary>The book was not Live at some time within it.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Bids, best first; none unless it is Live.</summary>
    public ReadOnlySpan<BookLevel> Bids { get; init; }

    /// <summary>Asks, best first; none unless it is Live.</summary>
    public ReadOnlySpan<BookLevel> Asks { get; init; }

    /// <summary>The last score; none unless it is Live.</summary>
    public ColumnScore? Score { get; init; }

    /// <summary>What was traded within it, prices ascending.</summary>
    public ReadOnlySpan<TradedCell> Cells { get; init; }

    public bool IsLive => Status == BookStatus.Live;
}
