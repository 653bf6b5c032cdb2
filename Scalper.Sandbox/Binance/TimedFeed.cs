using Scalper.Sandbox.Synthetic;

namespace Scalper.Sandbox.Binance;

/// <summary>A stream that says at whole multiples of its interval how things stand.</summary>
internal sealed class TimedFeed(StreamName stream, IWatchedMarket market, Func<long, byte[]> write) : BinanceFeed(stream)
{
    private bool _isEntered;

    public override void Begin(long nowNs)
    {
        if (!_isEntered)
        {
            Enter(nowNs);
        }
    }

    private void Enter(long nowNs)
    {
        long intervalNs = Stream.IntervalMs * 1_000_000L;
        _isEntered = true;
        market.At(((nowNs / intervalNs) + 1) * intervalNs, Send);
    }

    private void Send(long nowNs)
    {
        _isEntered = false;
        if (HasSubscribers)
        {
            Broadcast(write(nowNs));
            Enter(nowNs);
        }
    }
}
