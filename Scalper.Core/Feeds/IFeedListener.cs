namespace Scalper.Core.Feeds;

/// <summary>Hears what becomes of a feed's symbols, on the feed's own thread.</summary>
public interface IFeedListener
{
    /// <summary>The venue refused the symbol's book.</summary>
    void BookRejected(int symbol);

    /// <summary>Nothing came for the symbol for so long that it is given up and only asked for now and then.</summary>
    void SymbolGone(int symbol);
}
