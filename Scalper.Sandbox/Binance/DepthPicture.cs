using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance;

/// <summary>A contract's whole book as it stood at an update id, best first, with how its numbers are written.</summary>
internal sealed record DepthPicture(long Id, long EngineMs, Level[] Bids, Level[] Asks, NumberForm Price, NumberForm Quantity)
{
    public static DepthPicture Of(VenueContract contract)
    {
        LevelBook book = contract.Deepened().Book;
        return new DepthPicture(contract.Id, book.CtsMs, Top(book.Bids), Top(book.Asks), contract.Terms.Price, contract.Terms.Quantity);
    }

    private static Level[] Top(BookSide side)
    {
        Level[] levels = new Level[Math.Min(side.Count, VenueContract.Depth)];
        side.CopyTop(levels);
        return levels;
    }
}
