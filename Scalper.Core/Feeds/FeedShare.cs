namespace Scalper.Core.Feeds;

/// <summary>What all feeds of one venue share. Safe from any thread, except where a member says otherwise.</summary>
public sealed class FeedShare(FeedOptions options)
{
    public VenueBudget Budget { get; } = new(options);

    public VenueActivity Activity { get; } = new();

    /// <summary>One writer: whoever reads the venue's time.</summary>
    public VenueClock Clock { get; } = new();
}
