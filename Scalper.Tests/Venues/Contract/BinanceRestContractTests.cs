using Scalper.Core.Universe;
using Scalper.Core.Venues.Binance;

namespace Scalper.Tests.Venues.Contract;

public sealed class BinanceRestContractTests : VenueRestContract
{
    public override string Symbol => "Binance:BTCUSDT";

    public override IVenueRest NewRest(HttpClient http, Uri address) => new BinanceRest(http, address);
}
