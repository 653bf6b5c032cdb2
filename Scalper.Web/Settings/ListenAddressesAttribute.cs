using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>One or more addresses that Kestrel can listen on.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListenAddressesAttribute : ValidationAttribute
{
    public ListenAddressesAttribute() =>
        ErrorMessage = "addresses to listen on such as http://127.0.0.1:8080, several separated by semicolons, without a path";

    public override bool IsValid(object? value) =>
        value is string text && text.Split(';', StringSplitOptions.TrimEntries) is { Length: > 0 } parts && parts.All(IsAddress);

    private static bool IsAddress(string text)
    {
        try
        {
            BindingAddress address = BindingAddress.Parse(text);

            // Kestrel can't take a free port on both loopback addresses at once.
            return address.Scheme is "http" or "https" && address.Host.Length > 0 && address.Port is >= 0 and <= 65535
                && address.PathBase.Length == 0 && !address.IsUnixPipe && !address.IsNamedPipe
                && (address.Port != 0 || !address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
