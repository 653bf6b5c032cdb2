namespace Scalper.Core.Engine;

/// <summary>What is missing in a gap.</summary>
public enum DataGapKind : byte
{
    /// <summary>The book was not Live.</summary>
    Book,

    /// <summary>Trades may have been made that nobody told us of.</summary>
    Trades,
}
