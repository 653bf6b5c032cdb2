using Scalper.Core.Events;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// Binance USD-M futures, "how to manage a local order book correctly" (futures websocket documentation, checked 2026-11-23): updates with u below the snapshot's id
/// go; the first one holds it, U ≤ id ≤ u; each other one names the u before as its pu. U need not follow on u.
/// </summary>
internal sealed class BinanceSyncRule : ISyncRule
{
    /// <summary>The deepest snapshot that the venue gives.</summary>
    public int SnapshotLevels => 1_000;

    public SyncVerdict Judge(in BookEvent update, long updateId, bool isFirst) => isFirst ? JudgeFirst(update, updateId)
        : update.UpdateId <= updateId ? new SyncVerdict(SyncStep.Old)
        : update.PreviousUpdateId == updateId ? new SyncVerdict(SyncStep.Next)
        : new SyncVerdict(SyncStep.Gap, updateId, update.PreviousUpdateId);

    private static SyncVerdict JudgeFirst(in BookEvent update, long updateId) =>
        update.UpdateId < updateId ? new SyncVerdict(SyncStep.Old)
        : update.FirstUpdateId <= updateId ? new SyncVerdict(SyncStep.Next)
        : new SyncVerdict(SyncStep.Gap, updateId, update.FirstUpdateId);
}
