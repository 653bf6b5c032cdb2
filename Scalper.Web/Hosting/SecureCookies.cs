using Microsoft.Extensions.Primitives;

namespace Scalper.Web.Hosting;

/// <summary>
/// Behind TLS every cookie of ours is called __Host-Scalper..., Secure, for this host and all of its paths alone: browsers take such a
/// name from nobody else (RFC 6265bis, section 4.1.3.2), neither a sister host nor plain http. Only such ones are then read.
/// Done here, in one place, because whether a request came over TLS is known only with the request.
/// </summary>
public static class SecureCookies
{
    /// <summary>What names of all cookies begin with.</summary>
    public const string OurPrefix = "Scalper.";

    public const string HostPrefix = "__Host-";

    /// <summary>Comes after the scheme is certain, and before anything reads or sets a cookie.</summary>
    public static IApplicationBuilder UseSecureCookies(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.Request.IsHttps)
        {
            if (context.Request.Headers.Cookie is { Count: > 0 } cookies)
            {
                context.Request.Headers.Cookie = Read(cookies);
            }

            context.Response.OnStarting(Rename, context);
        }

        return next(context);
    });

    /// <summary>The cookies that were kept under a name with the prefix, without it, and those that are not ours.</summary>
    internal static string Read(StringValues header)
    {
        IEnumerable<string> cookies = header.SelectMany(line => line!.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return string.Join("; ", cookies
            .Where(cookie => !cookie.StartsWith(OurPrefix, StringComparison.Ordinal))
            .Select(cookie => cookie.StartsWith(HostPrefix + OurPrefix, StringComparison.Ordinal) ? cookie[HostPrefix.Length..] : cookie));
    }

    /// <summary>The line that sets a cookie, with the prefix and what browsers ask for with it; of foreign ones as it was.</summary>
    internal static string Written(string line)
    {
        if (!line.StartsWith(OurPrefix, StringComparison.Ordinal))
        {
            return line;
        }

        string[] parts = line.Split(';', StringSplitOptions.TrimEntries);
        IEnumerable<string> attributes = parts.Skip(1).Where(part => !Is(part, "secure") && !Is(part, "path") && !Is(part, "domain"));
        return string.Join("; ", [HostPrefix + parts[0], .. attributes, "secure", "path=/"]);
    }

    private static Task Rename(object state)
    {
        IHeaderDictionary headers = ((HttpContext)state).Response.Headers;
        if (headers.SetCookie is { Count: > 0 } lines)
        {
            headers.SetCookie = lines.Select(line => Written(line!)).ToArray();
        }

        return Task.CompletedTask;
    }

    private static bool Is(string part, string attribute) =>
        part.AsSpan(0, Math.Max(0, part.IndexOf('='))) is { Length: > 0 } name
            ? name.Equals(attribute, StringComparison.OrdinalIgnoreCase)
            : part.Equals(attribute, StringComparison.OrdinalIgnoreCase);
}
