namespace Scalper.Web.Settings;

/// <summary>Section <c>Proxy</c>.</summary>
public sealed class ProxyOptions
{
    /// <summary>
    /// Who may say on whose behalf a request comes (X-Forwarded-For, -Proto, -Host): addresses, or ranges such as 10.0.0.0/8. From anybody
    /// else these headers change nothing.
    /// </summary>
    [AddressRanges]
    public IReadOnlyList<string> Trusted { get; init; } = [];
}
