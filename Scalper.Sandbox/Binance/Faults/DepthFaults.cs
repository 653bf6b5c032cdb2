using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Binance.Faults;

/// <summary>Engines that begin anew, and depth messages that are wrong or odd though their ids are right.</summary>
internal sealed class DepthFaults(FaultDesk desk, ContractBoard contracts)
{
    public IReadOnlyList<FaultCommand> Commands =>
    [
        new("enginerestart", ["symbol", "seconds"], Restart),
        new("cross", desk.Targets.Books, (request, nowNs) => Falsify(request, nowNs, Cross)),
        new("zerodelete", desk.Targets.Books, (request, nowNs) => Falsify(request, nowNs, DeleteUnknown)),
    ];

    /// <summary>With a number of seconds the contract is quiet for so long before: its market goes on, so the new book differs.</summary>
    private int Restart(ControlRequest request, long nowNs)
    {
        string symbol = request.RequiredText("symbol");
        VenueContract contract = contracts.Find(symbol) ?? throw new ControlRefusal($"enginerestart: expected a contract that trades, got '{symbol}'");
        if (request.Seconds is null)
        {
            contract.Restart(nowNs);
            return 1;
        }

        contract.Halt();
        desk.Register.Begin(request, nowNs, contract.Resume);
        return 1;
    }

    private int Falsify(ControlRequest request, long nowNs, Func<LevelBook, (Level Bid, Level Ask)> make)
    {
        List<DepthFeed> feeds = desk.Targets.SubscribedBooks<DepthFeed>(request);
        foreach (DepthFeed feed in feeds)
        {
            if (!feed.Contract.IsHalted)
            {
                (Level bid, Level ask) = make(feed.Contract.Book);
                feed.PublishFalse([bid], [ask], nowNs);
            }
        }

        return feeds.Count(static feed => !feed.Contract.IsHalted);
    }

    /// <summary>A bid beyond the best ask, which is said again.</summary>
    private static (Level Bid, Level Ask) Cross(LevelBook book) => (new Level(book.Asks.Best.Price + 1, book.Asks.Best.Quantity), book.Asks.Best);

    /// <summary>Deletes on each side at the other side's best price, where nothing rests.</summary>
    private static (Level Bid, Level Ask) DeleteUnknown(LevelBook book) => (new Level(book.Asks.Best.Price, 0), new Level(book.Bids.Best.Price, 0));
}
