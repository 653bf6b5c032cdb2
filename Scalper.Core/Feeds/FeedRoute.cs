namespace Scalper.Core.Feeds;

/// <summary>One of the connections that a venue's topics take.</summary>
/// <param name="Name">As pages and logs have it; empty where the venue has one route.</param>
/// <param name="Path">What follows the stream's address; empty for nothing.</param>
/// <param name="Kinds">What comes over it: every kind that the venue has, over one route each.</param>
public sealed record FeedRoute(string Name, string Path, IReadOnlyList<TopicKind> Kinds)
{
    /// <summary>Where it is, below a stream's address.</summary>
    public Uri AddressBelow(Uri stream) => Path.Length == 0 ? stream : new Uri(stream.AbsoluteUri.TrimEnd('/') + Path);
}
