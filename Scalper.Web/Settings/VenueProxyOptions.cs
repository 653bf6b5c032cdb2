using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Venues:Proxy</c>: whom everything that goes to a venue goes through, sockets and requests alike.</summary>
public sealed class VenueProxyOptions : IValidatableObject
{
    private static readonly string[] Schemes = ["http", "socks4", "socks4a", "socks5"];

    /// <summary>None goes to the venues directly; variables of the environment such as HTTPS_PROXY change nothing.</summary>
    public Uri? Address { get; init; }

    /// <summary>None where the proxy asks for no name.</summary>
    public string? UserName { get; init; }

    [DataType(DataType.Password)]
    public string? Password { get; init; }

    /// <summary>Null for none.</summary>
    public IWebProxy? Create() => Address is null ? null : new WebProxy(Address)
    {
        Credentials = UserName is null ? null : new NetworkCredential(UserName, Password),
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // A password in an address would be shown wherever the address is.
        if (Address is not null && (!Schemes.Contains(Address.Scheme) || Address.UserInfo.Length > 0 || Address.PathAndQuery is not ("/" or "")))
        {
            yield return new ValidationResult("an address such as http://127.0.0.1:3128 or socks5://127.0.0.1:1080, with name and password in settings of their own", [nameof(Address)]);
        }

        if (UserName is null && Password is not null)
        {
            yield return new ValidationResult("a name, because a password is set", [nameof(UserName)]);
        }

        if (Address is null && (UserName ?? Password) is not null)
        {
            yield return new ValidationResult("an address, because a name or password is set", [nameof(Address)]);
        }
    }
}
