namespace Scalper.Core.Events;

/// <summary>Which of a venue's topics a ticker frame is of, where the venue sends a ticker in parts.</summary>
public enum TickerPart : byte
{
    /// <summary>What comes every second; of most venues the whole ticker.</summary>
    Regular,

    /// <summary>Best bid and ask.</summary>
    Touch,

    /// <summary>The figures of 24 hours.</summary>
    Day,
}
