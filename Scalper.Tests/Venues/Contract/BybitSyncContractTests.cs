using Scalper.Core.Events;
using Scalper.Core.Venues;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Venues.Contract;

public sealed class BybitSyncContractTests : VenueSyncContract
{
    public override IVenue Venue => BybitVenue.Instance;

    public override BookEvent FirstAfter(long snapshotId) => Update(snapshotId + 1);

    public override BookEvent NextAfter(in BookEvent update) => Update(update.UpdateId + 1);

    private static BookEvent Update(long id) => new()
    {
        IsSnapshot = false, Depth = 50, UpdateId = id, Sequence = 3 * id, ExchangeTimeMs = 1, Bids = [], Asks = [],
    };
}
