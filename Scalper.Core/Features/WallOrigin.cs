namespace Scalper.Core.Features;

/// <summary>How a wall came into sight.</summary>
public enum WallOrigin : byte
{
    /// <summary>It was there before it was a wall, or before the book was known.</summary>
    Found,

    /// <summary>Most of its quantity was added in one frame.</summary>
    Came,

    /// <summary>It moved into the visible levels from beyond them.</summary>
    Entered,
}
