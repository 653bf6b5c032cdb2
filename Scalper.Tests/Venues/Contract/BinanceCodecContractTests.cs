using Scalper.Core.Venues;
using Scalper.Core.Venues.Binance;

namespace Scalper.Tests.Venues.Contract;

public sealed class BinanceCodecContractTests : VenueCodecContract
{
    public override IVenue Venue => BinanceVenue.Instance;

    public override string Book => BinanceFrames.Depth;

    public override string Trade => BinanceFrames.Trade;

    public override string Ticker => BinanceFrames.BookTicker;

    public override string Ack => BinanceFrames.Ack;
}
