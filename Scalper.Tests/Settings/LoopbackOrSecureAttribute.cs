using System.ComponentModel.DataAnnotations;

namespace Scalper.Tests.Settings;

/// <summary>A rule that an options class brings along itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LoopbackOrSecureAttribute : ValidationAttribute
{
    public LoopbackOrSecureAttribute() => ErrorMessage = "a wss:// address, or ws:// on loopback";

    public override bool IsValid(object? value) => value is not Uri uri || uri.Scheme == "wss" || (uri.Scheme == "ws" && uri.IsLoopback);
}
