namespace Scalper.Sandbox.Venue;

/// <summary>The names of topics.</summary>
internal sealed class TopicNames : IStreamNames
{
    public IReadOnlyList<int> Depths => Topic.Depths;

    public string Example => "orderbook.50.BTCUSDT";

    public bool TryRead(string name, out string symbol, out int depth)
    {
        bool isTopic = Topic.TryParse(name, out Topic topic);
        (symbol, depth) = (topic.Symbol, topic.Depth);
        return isTopic;
    }
}
