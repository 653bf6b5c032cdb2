using System.ComponentModel.DataAnnotations;

namespace Scalper.Core.Venues.Bybit;

/// <summary>Settings of the section <c>Venues:Bybit</c>.</summary>
public sealed class BybitOptions : IValidatableObject
{
    /// <summary>Mainnet, public linear stream.</summary>
    public const string MainnetWebSocketUrl = "wss://stream.bybit.com/v5/public/linear";

    /// <summary>Mainnet REST.</summary>
    public const string MainnetRestUrl = "https://api.bybit.com";

    /// <summary>Stream address; none leaves the choice to the profile.</summary>
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
