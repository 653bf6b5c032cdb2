using Scalper.Core.Primitives;
using Scalper.Web.Live;

namespace Scalper.Web.Admin;

/// <summary>What of the subscriptions an administrator wants to see, by the address of the page.</summary>
/// <param name="State">Null for every state.</param>
/// <param name="LeftOut">Contracts that are not followed, instead of those that are.</param>
/// <param name="Find">Part of a symbol's name, or a venue, as <see cref="SymbolSearch"/> finds them; empty for all.</param>
public sealed record SubscriptionView(SubscriptionState? State, bool LeftOut, string Find)
{
    private const string LeftOutWord = "left-out";

    /// <summary>What can't be understood is as if it were not there.</summary>
    public static SubscriptionView Of(string? show, string? find) => new(
        Enum.TryParse(show, ignoreCase: true, out SubscriptionState state) && Enum.IsDefined(state) ? state : null,
        string.Equals(show, LeftOutWord, StringComparison.OrdinalIgnoreCase),
        (find ?? "").Trim());

    /// <summary>The value of the address's part <c>show</c>; null for what is usual.</summary>
    public string? Show => LeftOut ? LeftOutWord : State?.ToString().ToLowerInvariant();

    public bool Shows(Instrument instrument) => SymbolSearch.Finds(Find, instrument);
}
