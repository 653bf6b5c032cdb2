namespace Scalper.Core.Features;

/// <summary>How steady the score's side is, since the book is Live.</summary>
public readonly record struct SideFeatures
{
    /// <summary>Time since the side last changed, seconds; none (null) while it has not.</summary>
    public double? SecondsSinceChange { get; init; }

    /// <summary>Changes in the last 60 s; none (null) while the book has not been Live for as long.</summary>
    public long? ChangesPerMinute { get; init; }
}
