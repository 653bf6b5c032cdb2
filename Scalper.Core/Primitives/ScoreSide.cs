namespace Scalper.Core.Primitives;

/// <summary>The side a score speaks for.</summary>
public enum ScoreSide : byte
{
    Neutral,
    Long,
    Short,
}
