namespace Scalper.Sandbox.Venue;

/// <summary>Both sides of one symbol's book and the place in the cross sequence up to which it stands.</summary>
internal sealed class LevelBook
{
    public BookSide Bids { get; } = new(isBid: true);

    public BookSide Asks { get; } = new(isBid: false);

    /// <summary>The cross sequence, on the scale of the symbol's trades and tickers.</summary>
    public long Seq { get; set; }

    /// <summary>The matching engine's time of the last change, Unix ms.</summary>
    public long CtsMs { get; set; }

    public bool IsEmpty => Bids.Count == 0 && Asks.Count == 0;
}
