namespace Scalper.Core.Tape;

/// <summary>Settings of the section <c>Tape</c>.</summary>
public sealed class TapeOptions
{
    /// <summary>What decides whether a trade counts as a buy or a sell.</summary>
    public SideSource SideSource { get; init; } = SideSource.Venue;
}
