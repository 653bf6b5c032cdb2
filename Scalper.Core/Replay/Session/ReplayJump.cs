namespace Scalper.Core.Replay.Session;

/// <summary>Events of a symbol that a replay can be taken to.</summary>
public enum ReplayJump : byte
{
    /// <summary>The score's side becomes another one.</summary>
    SideChange,

    /// <summary>A wall is gone, more of it withdrawn than traded.</summary>
    WallPulled,

    /// <summary>The book is Live no more, trades begin to be missing, or the recording has a gap.</summary>
    Gap,
}
