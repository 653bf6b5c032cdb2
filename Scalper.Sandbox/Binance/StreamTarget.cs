namespace Scalper.Sandbox.Binance;

/// <summary>What the path and query of a connection ask for: <c>/public/ws</c>, <c>/market/ws/a/b</c>, <c>/public/stream?streams=a/b</c>. A path without a tier is public.</summary>
/// <param name="IsCombined">Frames come with the name of their stream.</param>
/// <param name="Streams">Subscribed from the start, as named.</param>
internal sealed record StreamTarget(Tier Tier, bool IsCombined, IReadOnlyList<string> Streams)
{
    private const string StreamsKey = "streams=";

    /// <summary>Null for a path that has no socket.</summary>
    public static StreamTarget? Parse(string target)
    {
        string[] halves = target.Split('?', 2);
        string[] parts = halves[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        bool isMarket = parts is ["market", ..], hasTier = isMarket || parts is ["public", ..];
        Tier tier = isMarket ? Tier.Market : Tier.Public;
        return parts[(hasTier ? 1 : 0)..] switch
        {
            ["ws", .. string[] streams] => new StreamTarget(tier, false, [.. streams.Select(Uri.UnescapeDataString)]),
            ["stream"] => new StreamTarget(tier, true, Queried(halves.Length > 1 ? halves[1] : "")),
            _ => null,
        };
    }

    private static string[] Queried(string query)
    {
        string? streams = Array.Find(query.Split('&'), static pair => pair.StartsWith(StreamsKey, StringComparison.Ordinal));
        return streams is null ? [] : Uri.UnescapeDataString(streams[StreamsKey.Length..]).Split('/', StringSplitOptions.RemoveEmptyEntries);
    }
}
