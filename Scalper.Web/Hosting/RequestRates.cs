using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.StaticAssets;
using Scalper.Web.Settings;

namespace Scalper.Web.Hosting;

/// <summary>How often one client may ask: by account or key, and by address for who has neither. Assets and health answers are not counted.</summary>
public static class RequestRates
{
    // What may come at once after a pause: tabs that all reload, or a program's round over its symbols.
    private const int BurstSeconds = 10;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static void AddRequestRates(this IServiceCollection services, LimitsOptions limits) =>
        services.AddSingleton(_ => PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, limits)));

    /// <summary>Answers 429 with Retry-After to who asks too often; stands behind the authentication, for it counts by account.</summary>
    // Not the framework's middleware: that one makes a second limiter, of nothing, whose timer no one ends.
    public static void UseRequestRates(this WebApplication app)
    {
        PartitionedRateLimiter<HttpContext> limiter = app.Services.GetRequiredService<PartitionedRateLimiter<HttpContext>>();
        app.Use(async (context, next) =>
        {
            using RateLimitLease lease = limiter.AttemptAcquire(context);
            await (lease.IsAcquired ? next(context) : RefuseAsync(context, lease));
        });
    }

    /// <summary>Whom a request counts for: an account or key, else the client's address, of IPv6 the /64 that one line gets.</summary>
    internal static string ClientOf(ClaimsPrincipal user, IPAddress? address)
    {
        if (user.Identity is { IsAuthenticated: true } identity)
        {
            return $"{identity.AuthenticationType}:{user.FindFirstValue(ClaimTypes.NameIdentifier) ?? identity.Name}";
        }

        IPAddress? plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? "line:" + Convert.ToHexString(plain.GetAddressBytes(), 0, 8)
            : $"address:{plain}";
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context, LimitsOptions limits)
    {
        if (context.Request.IsHealth() || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return RateLimitPartition.GetNoLimiter("free");
        }

        int perSecond = context.User.Identity?.IsAuthenticated == true ? limits.RequestsPerSecond : limits.AnonymousPerSecond;
        return RateLimitPartition.GetTokenBucketLimiter(ClientOf(context.User, context.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond * BurstSeconds,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = Second,
            QueueLimit = 0,
        });
    }

    private static Task RefuseAsync(HttpContext context, RateLimitLease refused)
    {
        TimeSpan wait = refused.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told) && told > Second ? told : Second;
        string seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return ErrorAnswers.WriteAsync(context, StatusCodes.Status429TooManyRequests, $"Too many requests. Try again in {seconds} s.");
    }
}
