namespace Scalper.Web.Admin;

/// <summary>Where a symbol stands with the venue, by its worst topic; from good to bad.</summary>
public enum SubscriptionState : byte
{
    /// <summary>Every topic delivers.</summary>
    Confirmed,

    /// <summary>At least one topic is not confirmed yet, or fell silent and is asked for again.</summary>
    Waiting,

    /// <summary>The venue refuses at least one topic.</summary>
    Rejected,

    /// <summary>Its connection did not answer, or has not asked for it yet.</summary>
    Unknown,
}
