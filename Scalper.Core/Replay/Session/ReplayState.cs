namespace Scalper.Core.Replay.Session;

/// <summary>What a replay does at the moment.</summary>
public enum ReplayState : byte
{
    /// <summary>Its time stands still.</summary>
    Paused,

    /// <summary>Its time goes on.</summary>
    Playing,

    /// <summary>It is on its way to another time, or to the next event.</summary>
    Seeking,

    /// <summary>It stands at its end: nothing more comes.</summary>
    Ended,

    /// <summary>A fault ended it for good; see <see cref="ReplayPosition.Fault"/>.</summary>
    Faulted,
}
