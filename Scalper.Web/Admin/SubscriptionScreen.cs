using Scalper.Web.Market;

namespace Scalper.Web.Admin;

/// <summary>What the page of subscriptions is to show beside what is followed.</summary>
public sealed record SubscriptionScreen
{
    public SubscriptionView View { get; init; } = SubscriptionView.Of(null, null);

    /// <summary>What a refresh would change; null where nobody asked.</summary>
    public UniversePreview? Preview { get; init; }

    /// <summary>Lists the preview was made with; null for those in force.</summary>
    public SymbolLists? Lists { get; init; }

    /// <summary>Both lists as they were typed, where they could not be read.</summary>
    public (string Include, string Exclude)? Typed { get; init; }

    public string? Notice { get; init; }

    public string? Error { get; init; }
}
