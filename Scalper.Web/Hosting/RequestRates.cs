using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.StaticAssets;
using Scalper.Web.Settings;

namespace Scalper.Web.Hosting;

/// <summary>How often one client may ask: by account or key, and by address for who has neither. Assets and health answers are not counted.</summary>
public static class RequestRates
{
    // What may come at once after a pause: tabs that all reload, or a program's round over its symbols.
    private const int BurstSeconds = 10;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static void AddRequestRates(this IServiceCollection services, LimitsOptions limits)
    {
        // The container's, for somebody has to end its timer: the framework disposes of no limiter it is given.
        services.AddSingleton(_ => PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, limits)));
        services.AddRateLimiter(static rates =>
        {
            rates.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            rates.OnRejected = static (refused, _) => new ValueTask(RefuseAsync(refused));
        });
        services.AddOptions<RateLimiterOptions>()
            .Configure<PartitionedRateLimiter<HttpContext>>(static (rates, limiter) => rates.GlobalLimiter = limiter);
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

    private static Task RefuseAsync(OnRejectedContext refused)
    {
        TimeSpan wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told) && told > Second ? told : Second;
        string seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        refused.HttpContext.Response.Headers.RetryAfter = seconds;
        return ErrorAnswers.WriteAsync(refused.HttpContext, StatusCodes.Status429TooManyRequests, $"Too many requests. Try again in {seconds} s.");
    }
}
