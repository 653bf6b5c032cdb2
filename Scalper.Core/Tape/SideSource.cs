namespace Scalper.Core.Tape;

/// <summary>What decides whether a trade counts as a buy or a sell.</summary>
public enum SideSource : byte
{
    /// <summary>The venue's taker side.</summary>
    Venue,

    /// <summary>The tick direction, and the venue's side where it is absent.</summary>
    TickDirection,
}
