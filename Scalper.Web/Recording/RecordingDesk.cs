using Scalper.Web.Accounts.Audit;

namespace Scalper.Web.Recording;

/// <summary>What an administrator may ask of the recordings; what was done is written down with who asked. Safe from any thread.</summary>
public sealed class RecordingDesk(IRecordings recordings, RecordingWatch watch, IAuditTrail audit)
{
    /// <summary>Keeps a segment whatever the budget says, or lets it go when its time has come.</summary>
    /// <returns>False where there is none of this name (any more).</returns>
    /// <exception cref="IOException">It could not be written down.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public async Task<bool> SetPinAsync(string segment, bool isPinned, Actor by)
    {
        if (!recordings.SetPin(segment, isPinned))
        {
            return false;
        }

        watch.Look(withList: true);
        await audit.NoteAsync(isPinned ? AuditAct.SegmentPinned : AuditAct.SegmentUnpinned, by, segment);
        return true;
    }
}
