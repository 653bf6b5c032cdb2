using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Web.Profiles;

/// <summary>One look at a followed symbol.</summary>
public readonly record struct ProfileLook
{
    public required ProfileSample Sample { get; init; }

    /// <summary>When, on the machine's clock, Unix milliseconds.</summary>
    public required long AtMs { get; init; }

    public required Instrument Instrument { get; init; }

    /// <summary>What the universe rule made of it; none where it is not known.</summary>
    public UniverseVerdict? Verdict { get; init; }

    public DayFigures? Day { get; init; }

    /// <summary>Next funding time, Unix milliseconds.</summary>
    public long? NextFundingAtMs { get; init; }

    /// <summary>When its last data came, on the machine's clock, Unix milliseconds; none before the first.</summary>
    public long? SeenAtMs { get; init; }
}
