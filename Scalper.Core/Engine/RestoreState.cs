namespace Scalper.Core.Engine;

/// <summary>Where the reading of the symbols' past stands.</summary>
public enum RestoreState
{
    /// <summary>Nothing is to be read, or not yet.</summary>
    None,

    Reading,
    Done,
}
