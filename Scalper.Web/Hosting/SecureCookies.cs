using Microsoft.Extensions.Primitives;

namespace Scalper.Web.Hosting;

/// <summary>
/// Behind TLS the name of every cookie begins with __Host-, and it is Secure, for this host and all of its paths alone: browsers take such
/// a name from nobody else (RFC 6265bis, section 4.1.3.2), neither a sister host nor plain http. Only such ones are then read.
/// Done here, in one place, because whether a request came over TLS is known only with the request.
/// </summary>
public static class SecureCookies
{
    public const string Prefix = "__Host-";

    /// <summary>Comes after the scheme is certain, and before anything reads or sets a cookie.</summary>
    public static IApplicationBuilder UseSecureCookies(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.Request.IsHttps)
        {
            IHeaderDictionary headers = context.Request.Headers;
            headers.Cookie = Read(headers.Cookie) is { Length: > 0 } ours ? ours : StringValues.Empty;
            context.Response.OnStarting(Rename, context);
        }

        return next(context);
    });

    /// <summary>The cookies that were kept under a name with the prefix, without it.</summary>
    internal static string Read(StringValues header) => string.Join("; ", header
        .SelectMany(static line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Where(static cookie => cookie.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(static cookie => cookie[Prefix.Length..]));

    /// <summary>The line that sets a cookie, with the prefix and what browsers ask for with it.</summary>
    internal static string Written(string line)
    {
        if (line.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return line;
        }

        string[] parts = line.Split(';', StringSplitOptions.TrimEntries);
        IEnumerable<string> attributes = parts.Skip(1).Where(static part => !Is(part, "secure") && !Is(part, "path") && !Is(part, "domain"));
        return string.Join("; ", [Prefix + parts[0], .. attributes, "secure", "path=/"]);
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
