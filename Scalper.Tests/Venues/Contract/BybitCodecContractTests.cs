using Scalper.Core.Venues;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Venues.Contract;

public sealed class BybitCodecContractTests : VenueCodecContract
{
    public override IVenue Venue => BybitVenue.Instance;

    public override string Book => TestFrames.Book;

    public override string Trade => TestFrames.Trade;

    public override string Ticker => TestFrames.Ticker;

    public override string Ack => TestFrames.Ack;
}
