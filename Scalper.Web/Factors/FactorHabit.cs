namespace Scalper.Web.Factors;

/// <summary>The way in which a factor stands nearly always.</summary>
public enum FactorHabit : byte
{
    /// <summary>There is no such way.</summary>
    None,

    Up,
    Down,

    /// <summary>A wall on both sides.</summary>
    BothWalls,
}
