using Scalper.Core.Primitives;

namespace Scalper.Core.Replay.Session;

/// <summary>Plays what is due by the pace, a slice at a time, in a loop where there is one. The replay's thread alone.</summary>
/// <param name="toNs">Latest time.</param>
/// <param name="turnBack">Goes to the beginning of the loop.</param>
internal sealed class ReplayPlayback(ReplayPlayer player, ReplaySessionOptions options, long toNs, ReplayInbox inbox, Action<long> turnBack)
{
    private const int SliceLooks = 64;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(5);

    private readonly TimeProvider _time = options.Time;

    public bool IsPlaying { get; private set; }

    public double Speed { get; private set; } = options.Speed;

    public ReplayLoop? Loop { get; private set; } = options.Loop;

    /// <summary>Recorded time at <see cref="PacedAt"/>, from which the pace goes on.</summary>
    public long PacedFromNs { get; private set; }

    /// <summary>Timestamp of the machine's clock.</summary>
    public long PacedAt { get; private set; }

    /// <summary>So far it is played: to the end of the loop, or of the replay.</summary>
    public long EdgeNs => Loop is { } loop ? Math.Min(loop.ToNs, toNs) : toNs;

    public bool IsAtEnd => player.NextNs is not { } nextNs || nextNs > toNs;

    private bool IsEndless => double.IsInfinity(Speed);

    /// <summary>Time goes on.</summary>
    public bool Play()
    {
        if (!IsPlaying)
        {
            IsPlaying = Loop is not null || !IsAtEnd;
            Pace();
        }

        return true;
    }

    /// <summary>Time stands still.</summary>
    public bool Pause()
    {
        CatchUp();
        IsPlaying = false;
        return true;
    }

    public bool SetSpeed(double speed)
    {
        CatchUp();
        Speed = speed;
        Pace();
        return true;
    }

    public bool SetLoop(ReplayLoop? loop)
    {
        CatchUp();
        Loop = loop;
        Pace();
        return true;
    }

    /// <summary>The pace goes on from where it stands now.</summary>
    public void Pace() => (PacedFromNs, PacedAt) = (player.NowNs, _time.GetTimestamp());

    /// <summary>Plays no more.</summary>
    public void End() => IsPlaying = false;

    /// <summary>Plays what is due, or a part of it.</summary>
    /// <returns>True where more is due.</returns>
    public bool PlaySlice()
    {
        if (!IsPlaying)
        {
            return false;
        }

        long startedAt = _time.GetTimestamp();
        int looks = 0;
        player.IsInterrupted = () => inbox.IsStopping || ++looks >= SliceLooks || (inbox.Waiting > 0 && (IsEndless || _time.GetElapsedTime(startedAt) > Slice));
        long edgeNs = EdgeNs;
        long dueNs = IsEndless ? edgeNs : Math.Min(edgeNs, PacedNs());
        if (dueNs >= player.NowNs && !player.PlayTo(dueNs))
        {
            return true;
        }

        return dueNs >= edgeNs && TurnBack();
    }

    /// <summary>Plays what was due by now, for a slice's time at most.</summary>
    public void CatchUp()
    {
        long startedAt = _time.GetTimestamp();
        while (IsPlaying && !IsEndless && PlaySlice() && _time.GetElapsedTime(startedAt) < Slice)
        {
        }
    }

    /// <summary>How long nothing is due; null until something else happens.</summary>
    public TimeSpan? ReadWait()
    {
        if (!IsPlaying || IsEndless)
        {
            return null;
        }

        long nextNs = Math.Min(EdgeNs, player.NextNs ?? long.MaxValue);
        double waitTicks = (nextNs - PacedNs()) / Speed / TimeSpan.NanosecondsPerTick;
        return TimeSpan.FromTicks((long)Math.Clamp(waitTicks + 1, LeastWait.Ticks, TimeSpan.TicksPerSecond));
    }

    private long PacedNs() => ReplayMoment.Paced(PacedFromNs, PacedAt, Speed, _time);

    private bool TurnBack()
    {
        if (Loop is not { } loop)
        {
            IsPlaying = false;
            return false;
        }

        turnBack(loop.FromNs);
        return true;
    }
}
