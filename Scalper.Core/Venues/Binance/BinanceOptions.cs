using System.ComponentModel.DataAnnotations;

namespace Scalper.Core.Venues.Binance;

/// <summary>Settings of the section <c>Venues:Binance</c>.</summary>
public sealed class BinanceOptions : IValidatableObject
{
    /// <summary>Mainnet, USD-M futures; routes as <c>/public</c> follow.</summary>
    public const string MainnetWebSocketUrl = "wss://fstream.binance.com";

    /// <summary>Mainnet REST of USD-M futures.</summary>
    public const string MainnetRestUrl = "https://fapi.binance.com";

    /// <summary>Whether the venue is followed beside the first one.</summary>
    public bool Enabled { get; init; }

    /// <summary>Stream address without a route; none leaves the choice to the profile.</summary>
    public Uri? WebSocketUrl { get; init; }

    /// <summary>REST address without a path; none leaves the choice to the profile.</summary>
    public Uri? RestUrl { get; init; }

    /// <summary>Seconds a REST call may take.</summary>
    [Range(1, 120)]
    public int RestTimeoutSeconds { get; init; } = 10;

    /// <summary>True where the settings name an address of their own.</summary>
    public bool IsExplicit => WebSocketUrl is not null || RestUrl is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
    [
        .. VenueAddresses.CheckStream(WebSocketUrl, nameof(WebSocketUrl), MainnetWebSocketUrl),
        .. VenueAddresses.CheckRest(RestUrl, nameof(RestUrl), MainnetRestUrl),
    ];
}
