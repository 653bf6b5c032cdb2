using System.Globalization;

namespace Scalper.Sandbox.Venue;

/// <summary>A subscribable stream: <c>orderbook.{depth}.{symbol}</c>, <c>publicTrade.{symbol}</c> or <c>tickers.{symbol}</c>. The depth is 0 for the latter two.</summary>
internal readonly record struct Topic(TopicKind Kind, int Depth, string Symbol)
{
    /// <summary>The depths of the linear book topic (order book page of the venue's documentation, 2026-11-21); 500 was withdrawn.</summary>
    public static readonly IReadOnlyList<int> Depths = [1, 50, 200, 1000];

    public static bool TryParse(string text, out Topic topic)
    {
        topic = default;
        string[] parts = text.Split('.');
        switch (parts)
        {
            case ["publicTrade", { Length: > 0 } symbol]:
                topic = new Topic(TopicKind.PublicTrade, 0, symbol);
                return true;
            case ["tickers", { Length: > 0 } symbol]:
                topic = new Topic(TopicKind.Tickers, 0, symbol);
                return true;
            case ["orderbook", var digits, { Length: > 0 } symbol]
                when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int depth) && Depths.Contains(depth):
                topic = new Topic(TopicKind.OrderBook, depth, symbol);
                return true;
            default:
                return false;
        }
    }

    public override string ToString() => Kind switch
    {
        TopicKind.OrderBook => string.Create(CultureInfo.InvariantCulture, $"orderbook.{Depth}.{Symbol}"),
        TopicKind.PublicTrade => $"publicTrade.{Symbol}",
        _ => $"tickers.{Symbol}",
    };
}
