using Scalper.Core.Events;

namespace Scalper.Core.Venues.Bybit;

/// <summary>
/// u rises by one with each message of a topic (Bybit v5 websocket documentation, orderbook, checked 2026-11-21). Snapshots come by themselves and replace the book.
/// </summary>
internal sealed class BybitSyncRule : ISyncRule
{
    public int SnapshotLevels => 0;

    public SyncVerdict Judge(in BookEvent update, long updateId, bool isFirst) =>
        update.UpdateId <= updateId ? new SyncVerdict(SyncStep.Old)
        : update.UpdateId == updateId + 1 ? new SyncVerdict(SyncStep.Next)
        : new SyncVerdict(SyncStep.Gap, updateId + 1, update.UpdateId);
}
