namespace Scalper.Web.Accounts.Sessions;

/// <summary>What is known of whom a request comes from.</summary>
public static class SessionContext
{
    /// <summary>The browser's session; null where it is not signed in, or a key came instead.</summary>
    public static LiveSession? Session(this HttpContext context) => context.Features.Get<LiveSession>();

    /// <summary>Without the wrapping that an IPv4 address gets on an IPv6 socket; <c>unknown</c> for a client without a network address.</summary>
    public static string ClientAddress(this HttpContext context) =>
        context.Connection.RemoteIpAddress is not { } address ? "unknown"
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.ToString();
}
