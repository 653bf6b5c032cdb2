using System.ComponentModel.DataAnnotations;

namespace Scalper.Core.Venues;

/// <summary>Checks a venue's addresses in the settings.</summary>
internal static class VenueAddresses
{
    /// <summary>What is wrong with a stream's address, which goes by this name; nothing where there is none.</summary>
    public static IEnumerable<ValidationResult> CheckStream(Uri? url, string name, string example) =>
        Check(url, name, Uri.UriSchemeWss, Uri.UriSchemeWs, example);

    /// <summary>The same of a REST address.</summary>
    public static IEnumerable<ValidationResult> CheckRest(Uri? url, string name, string example) =>
        Check(url, name, Uri.UriSchemeHttps, Uri.UriSchemeHttp, example);

    // Unencrypted only where nobody is between: market data from elsewhere could be forged.
    private static IEnumerable<ValidationResult> Check(Uri? url, string name, string secure, string plain, string example) =>
        url is null || (url.IsAbsoluteUri && (url.Scheme == secure || (url.Scheme == plain && url.IsLoopback)))
            ? []
            : [new ValidationResult($"an address such as {example} ({plain}:// only to this machine)", [name])];
}
