using Scalper.Core.Engine;
using Scalper.Core.Replay.Export;
using Scalper.Core.Replay.Session;

namespace Scalper.Web.Replays;

/// <summary>Commands to a replay, and what became of them.</summary>
internal static class ReplayTransports
{
    /// <summary>Goes to an instant, as near to it as there is something.</summary>
    public static async Task GoToAsync(ReplayTransport transport, MomentInstant at, CancellationToken cancellation)
    {
        await TryAsync(transport, t => t.SeekAsync(at.AtNs, cancellation));
        if (!transport.Read().Numbers.Contains((at.Lane, at.Number)))
        {
            // More than one input has that time. Numbers are those of a run, which is at hand now.
            await TryAsync(transport, t => t.SeekToAsync(at.Lane, at.Number, cancellation));
        }
    }

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
