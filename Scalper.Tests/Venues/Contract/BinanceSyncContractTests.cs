using Scalper.Core.Events;
using Scalper.Core.Venues;
using Scalper.Core.Venues.Binance;

namespace Scalper.Tests.Venues.Contract;

public sealed class BinanceSyncContractTests : VenueSyncContract
{
    public override IVenue Venue => BinanceVenue.Instance;

    public override BookEvent FirstAfter(long snapshotId) => Update(snapshotId - 3, snapshotId + 2, snapshotId - 9);

    // U need not follow on the u before.
    public override BookEvent NextAfter(in BookEvent update) => Update(update.UpdateId + 7, update.UpdateId + 9, update.UpdateId);

    private static BookEvent Update(long first, long last, long previous) => new()
    {
        IsSnapshot = false, Depth = 0, FirstUpdateId = first, UpdateId = last, PreviousUpdateId = previous, Sequence = last, ExchangeTimeMs = 1, Bids = [], Asks = [],
    };
}
