using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance;

/// <summary>One stream. Nothing is sent on subscribing: what comes first is what happens next.</summary>
internal abstract class BinanceFeed(StreamName stream) : StreamFeed(stream.ToString(), stream.Symbol, 0)
{
    public StreamName Stream => stream;

    public override string WrongTypes => stream.Kind switch
    {
        StreamKind.Depth => $$$"""{"e":"depthUpdate","E":"soon","T":null,"s":7,"U":"first","u":[],"pu":{},"b":{"0":"1"},"a":[["x","y"],[1,2],"z"]}""",
        StreamKind.Trade => """{"e":"trade","E":true,"T":"noon","s":1,"t":"x","p":[],"q":3,"X":{},"m":"no"}""",
        StreamKind.BookTicker => """{"e":"bookTicker","u":"next","s":{},"b":1,"B":[],"a":null,"A":true,"T":"x","E":-1.5}""",
        _ => """{"e":7,"E":"x","s":[],"p":{},"q":null,"T":true}""",
    };

    public override byte[]? Snapshot(long tsMs) => null;

    /// <summary>The first subscriber comes, or the engine has begun anew.</summary>
    public virtual void Begin(long nowNs)
    {
    }

    /// <summary>The contract has taken a step while somebody is subscribed.</summary>
    /// <param name="firstTradeId">Of the trades, which are numbered one by one.</param>
    public virtual void Stepped(ReadOnlySpan<Trade> trades, long firstTradeId, long nowNs)
    {
    }
}
