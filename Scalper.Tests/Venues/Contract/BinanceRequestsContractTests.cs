using Scalper.Core.Feeds;
using Scalper.Core.Venues.Binance;

namespace Scalper.Tests.Venues.Contract;

public sealed class BinanceRequestsContractTests : VenueRequestsContract
{
    public override IVenueRequests Requests { get; } = new BinanceRequests();
}
