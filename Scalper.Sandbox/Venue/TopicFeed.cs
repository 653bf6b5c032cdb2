namespace Scalper.Sandbox.Venue;

/// <summary>One topic's stream.</summary>
internal abstract class TopicFeed(Topic topic) : StreamFeed(topic.ToString(), topic.Symbol, topic.Depth)
{
    public Topic Topic { get; } = topic;

    public override string WrongTypes => Topic.Kind switch
    {
        TopicKind.OrderBook => $$$"""{"topic":"{{{Name}}}","type":"delta","ts":"soon","data":{"s":7,"b":{"0":"1"},"a":[["x","y"],[1,2],"z"],"u":"next","seq":[]},"cts":null}""",
        TopicKind.PublicTrade => $$$"""{"topic":"{{{Name}}}","type":"snapshot","ts":true,"data":[{"T":"noon","s":1,"S":2,"v":3,"p":[],"L":0,"i":{},"BT":"no","seq":-1.5},17]}""",
        _ => $$$"""{"topic":"{{{Name}}}","type":"delta","data":[1,2],"cs":"x","ts":{}}""",
    };
}
