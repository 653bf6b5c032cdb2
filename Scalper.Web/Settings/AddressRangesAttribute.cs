using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Scalper.Web.Settings;

/// <summary>A list of IP addresses and ranges of them; a range begins at its own first address.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AddressRangesAttribute : ValidationAttribute
{
    public AddressRangesAttribute() => ErrorMessage = "IP addresses such as 10.0.0.5 and ranges such as 10.0.0.0/8, separated by commas; no range of all addresses";

    public override bool IsValid(object? value) => value is IEnumerable<string> entries && entries.All(entry => Parse(entry) is not null);

    /// <summary>The range, of one address where only that is named; null where the text is neither.</summary>
    internal static IPNetwork? Parse(string text)
    {
        if (!text.Contains('/'))
        {
            return IPAddress.TryParse(text, out IPAddress? one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8) : null;
        }

        // The framework would cut 10.0.0.5/8 to 10.0.0.0/8; here it is rather a slip of the pen.
        return IPNetwork.TryParse(text, out IPNetwork range) && range.PrefixLength > 0
            && IPAddress.TryParse(text.AsSpan(0, text.IndexOf('/')), out IPAddress? first) && range.BaseAddress.Equals(first)
            ? range
            : null;
    }
}
