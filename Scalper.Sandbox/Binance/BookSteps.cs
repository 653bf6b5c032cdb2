using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance;

/// <summary>What each step of the market changes in a book of so many levels.</summary>
internal sealed class BookSteps(int depth)
{
    private readonly BookView _bids = new(depth), _asks = new(depth);

    /// <summary>What the last step changed; a quantity of 0 deletes.</summary>
    public List<Level> Bids { get; } = [];

    /// <inheritdoc cref="Bids"/>
    public List<Level> Asks { get; } = [];

    /// <summary>The next step begins at this book.</summary>
    public void Begin(LevelBook book)
    {
        _bids.Take(book.Bids);
        _asks.Take(book.Asks);
    }

    public void Step(LevelBook book)
    {
        Bids.Clear();
        Asks.Clear();
        _bids.Step(book.Bids, Bids);
        _asks.Step(book.Asks, Asks);
    }
}
