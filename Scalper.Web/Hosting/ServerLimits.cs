using Microsoft.AspNetCore.Server.Kestrel.Core;
using Scalper.Web.Settings;

namespace Scalper.Web.Hosting;

/// <summary>What Kestrel takes of a connection and a request before anything of ours sees it.</summary>
internal static class ServerLimits
{
    // Our longest address is that of a link with a layout, below 3,000 characters, and our cookies are two or three.
    private const int LongestRequestLine = 4 * 1024, LargestHead = 16 * 1024, MostHeaders = 64;

    // Who sends or reads more slowly for five seconds holds a connection for nothing.
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    public static void Apply(KestrelServerOptions kestrel, LimitsOptions limits)
    {
        KestrelServerLimits kept = kestrel.Limits;
        kept.MaxConcurrentConnections = limits.Connections;
        kept.MaxConcurrentUpgradedConnections = limits.Sockets;
        kept.MaxRequestBodySize = limits.BodyKilobytes * 1024L;
        kept.MaxRequestBufferSize = Math.Max(LargestHead, LongestRequestLine) * 4L;
        kept.MaxRequestLineSize = LongestRequestLine;
        kept.MaxRequestHeadersTotalSize = LargestHead;
        kept.MaxRequestHeaderCount = MostHeaders;
        kept.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        kept.MinRequestBodyDataRate = Slowest;
        kept.MinResponseDataRate = Slowest;
    }
}
