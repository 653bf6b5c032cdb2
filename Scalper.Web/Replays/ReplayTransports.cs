using Scalper.Core.Engine;
using Scalper.Core.Replay.Session;

namespace Scalper.Web.Replays;

/// <summary>Commands to a replay, and what became of them.</summary>
internal static class ReplayTransports
{
    /// <summary>Carries a command out; one that another command overtakes is no failure.</summary>
    /// <returns>Why it was refused, a sentence; null where it was not.</returns>
    public static async Task<string?> TryAsync(ReplayTransport transport, Func<ReplayTransport, Task> act)
    {
        try
        {
            await act(transport);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception refusal) when (refusal is LaneBusyException or ArgumentException)
        {
            return refusal.Message;
        }
    }
}
