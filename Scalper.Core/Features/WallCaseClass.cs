namespace Scalper.Core.Features;

/// <summary>What became of a wall.</summary>
public enum WallCaseClass : byte
{
    /// <summary>It stands.</summary>
    Open,

    /// <summary>Less than half of it was left, and no less of it was traded than withdrawn.</summary>
    Traded,

    /// <summary>Less than half of it was left, and more of it was withdrawn than traded: suspected, not proven.</summary>
    Pulled,

    /// <summary>Better prices pushed it out of view.</summary>
    Left,

    /// <summary>The book it stood in was lost or sent anew, or there were too many walls to follow it.</summary>
    Lost,
}
