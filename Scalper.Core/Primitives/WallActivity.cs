namespace Scalper.Core.Primitives;

/// <summary>What walls did in the last five seconds.</summary>
public enum WallActivity : byte
{
    Stable,
    Appearing,
    Disappearing,
}
