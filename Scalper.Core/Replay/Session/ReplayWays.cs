namespace Scalper.Core.Replay.Session;

/// <summary>
/// Ways of a replay to other times, inputs and events; each is given up where another order comes that goes elsewhere. The replay's thread alone.
/// </summary>
/// <param name="fromNs">Earliest time.</param>
/// <param name="toNs">Latest time.</param>
/// <param name="publish">Tells where it stands; on long ways now and then.</param>
internal sealed class ReplayWays(ReplayPlayer player, ReplayPlayback playback, ReplayInbox inbox, long fromNs, long toNs, Action publish)
{
    private const int PublishEvery = 16;

    private int _looks;

    /// <summary>Where it is on its way to, or was when it was given up; null where it stands or plays.</summary>
    public long? AimNs { get; private set; }

    /// <summary>It is on its way to the next event.</summary>
    public bool IsJumping { get; private set; }

    /// <summary>Goes to the last state at or before a time.</summary>
    /// <exception cref="OperationCanceledException">Another order came.</exception>
    public bool Seek(long timeNs)
    {
        long aimNs = Math.Clamp(timeNs, fromNs, toNs);
        return Travel(aimNs, () => player.Seek(aimNs));
    }

    /// <summary>Goes right behind an input.</summary>
    /// <exception cref="OperationCanceledException">Another order came.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such lane.</exception>
    public bool SeekTo(ushort lane, long number) => Travel(AimNs ?? player.NowNs, () => player.SeekTo(lane, number)) && Stay();

    /// <summary>Goes on or back by a span of recorded time, from where it is or was on the way to.</summary>
    /// <exception cref="OperationCanceledException">Another order came.</exception>
    public bool StepTime(long spanNs)
    {
        playback.CatchUp();
        long startNs = AimNs ?? player.NowNs;
        return Seek(spanNs > 0 ? startNs + Math.Min(spanNs, toNs - Math.Min(startNs, toNs)) : startNs - Math.Min(-spanNs, startNs - Math.Min(fromNs, startNs)));
    }

    /// <summary>Goes on or back by inputs, and stands still there.</summary>
    /// <exception cref="OperationCanceledException">Another order came.</exception>
    public bool Step(int events)
    {
        playback.Pause();
        return Travel(player.NowNs, () => player.Step(events, toNs)) && Stay();
    }

    /// <summary>Plays to the next event of a symbol as fast as it can, and stands still there.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="OperationCanceledException">Another order came.</exception>
    public bool Jump(ReplayJump kind, string symbol)
    {
        playback.Pause();
        player.IsInterrupted = () => IsLeft(inbox.Waiting);
        IsJumping = true;
        try
        {
            return Find(new SymbolEvents(kind, symbol));
        }
        finally
        {
            IsJumping = false;
            playback.Pace();
        }
    }

    /// <summary>Goes to a time, and gives it up where another order goes elsewhere, or the replay ends.</summary>
    public void Reach(long aimNs)
    {
        try
        {
            Seek(aimNs);
        }
        catch (OperationCanceledException)
        {
            // Whoever follows has an aim of their own.
        }
    }

    /// <summary>Is on its way nowhere any more.</summary>
    public void End() => AimNs = null;

    private bool Find(SymbolEvents events)
    {
        events.Look(player);
        while (player.TakeNext(toNs) is not null)
        {
            // A gap is no input.
            if (events.Look(player))
            {
                return true;
            }

            if (player.IsGivenUp())
            {
                throw new OperationCanceledException();
            }
        }

        player.PlayTo(toNs);
        return false;
    }

    private bool Travel(long aimNs, Func<bool> go)
    {
        AimNs = aimNs;
        player.IsInterrupted = () => IsLeft(inbox.WaitingSeeks);
        publish();
        if (!go())
        {
            throw new OperationCanceledException();
        }

        AimNs = null;
        playback.Pace();
        return true;
    }

    // Who stops waits for nobody.
    private bool IsLeft(int waiting)
    {
        if (++_looks % PublishEvery == 0)
        {
            publish();
        }

        return inbox.IsStopping || waiting > 0;
    }

    // Stands within its bounds.
    private bool Stay()
    {
        if (player.NowNs < fromNs)
        {
            Seek(fromNs);
        }
        else if (player.NowNs > toNs)
        {
            Seek(toNs);
        }

        playback.Pace();
        return true;
    }
}
