using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Venues.Contract;

public sealed class BybitRestContractTests : VenueRestContract
{
    public override string Symbol => "BTCUSDT";

    public override IVenueRest NewRest(HttpClient http, Uri address) => new BybitRest(http, address);
}
