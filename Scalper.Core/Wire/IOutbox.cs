namespace Scalper.Core.Wire;

/// <summary>Takes messages for a venue and sends them in order, elsewhere. Never waits.</summary>
public interface IOutbox
{
    /// <summary>Queues a text message.</summary>
    /// <returns>False where the queue is full or the connection is gone; the connection is then given up.</returns>
    bool TrySend(byte[] utf8);
}
