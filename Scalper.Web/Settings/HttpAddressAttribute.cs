using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>An address to send requests to.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HttpAddressAttribute : ValidationAttribute
{
    public HttpAddressAttribute(string example) => ErrorMessage = $"an http or https address such as {example}, without a name, a password or a query";

    public override bool IsValid(object? value) => value is null or Uri { Scheme: "http" or "https", UserInfo: "", Query: "" };
}
