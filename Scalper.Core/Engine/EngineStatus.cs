namespace Scalper.Core.Engine;

/// <summary>The engine's health in one word.</summary>
public enum EngineStatus : byte
{
    /// <summary>No book was Live yet, and the start-up allowance is not over.</summary>
    Starting,

    /// <summary>Every connection is up and nearly every symbol is Live.</summary>
    Healthy,

    /// <summary>Some symbols are Live.</summary>
    Degraded,

    /// <summary>No symbol is Live.</summary>
    Down,
}
