using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>What a connection's thread drives: it hears of the connection's life and takes its frames, all on that thread.</summary>
internal interface IFeed
{
    /// <summary>Its place among those that wait to connect; the lower goes first.</summary>
    int Priority { get; }

    /// <summary>Why the connection should be replaced; null where it is well.</summary>
    ConnectionEnd? Demand { get; }

    MalformedFrames Malformed { get; }

    /// <summary>Takes one whole frame.</summary>
    /// <returns>Index of the symbol whose score is fresh; -1 where the frame made none.</returns>
    int Step(ReadOnlySpan<byte> frame, long receivedAtNs);

    /// <summary>Time passes without a frame.</summary>
    void Idle(long nowNs);

    void Connected(IOutbox outbox, long nowNs);

    void Disconnected(long nowNs);

    /// <summary>The last call.</summary>
    void Close();

    /// <summary>What it publishes of itself; safe from any thread.</summary>
    void Read(out FeedReading reading);
}
