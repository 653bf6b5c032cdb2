namespace Scalper.Core.Events;

/// <summary>Which of a venue's topics a ticker frame is of, where the venue sends a ticker in parts.</summary>
public enum TickerPart : byte
{
    /// <summary>All of it, or what of all of it has changed.</summary>
    Whole,

    /// <summary>Mark price and funding, which come every second.</summary>
    Mark,

    /// <summary>Best bid and ask.</summary>
    Touch,

    /// <summary>The figures of 24 hours.</summary>
    Day,
}
