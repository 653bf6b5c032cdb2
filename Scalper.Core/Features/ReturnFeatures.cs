namespace Scalper.Core.Features;

/// <summary>What the mid did just now; none (null) with an empty side, and until the book has been Live for as long.</summary>
public readonly record struct ReturnFeatures
{
    /// <summary>Simple return of the mid over the last second, bps.</summary>
    public double? Return1sBps { get; init; }

    /// <summary>The same over five seconds.</summary>
    public double? Return5sBps { get; init; }
}
