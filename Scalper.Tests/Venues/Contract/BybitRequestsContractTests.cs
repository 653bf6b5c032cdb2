using Scalper.Core.Feeds;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Venues.Contract;

public sealed class BybitRequestsContractTests : VenueRequestsContract
{
    public override IVenueRequests Requests { get; } = new BybitRequests(50);
}
