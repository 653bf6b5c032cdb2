using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Scalper.Web.Replays;

/// <summary>
/// Which replay an address is of. One spelling alone leads to each: browsers keep <c>/replay/%31/</c> as it was written, and its pages would lie outside the
/// path that their links begin with.
/// </summary>
internal static class ReplayAddress
{
    /// <param name="rest">The path behind the replay's own.</param>
    /// <returns>The replay's number; null where it is no replay's address, or one that is spelled otherwise.</returns>
    public static int? Read(HttpRequest request, out PathString rest)
    {
        rest = default;
        if (!request.Path.StartsWithSegments(ReplayPlace.Root, StringComparison.Ordinal, out PathString below) || below.Value is not ['/', .. { Length: > 0 }] value)
        {
            return null;
        }

        int end = value.IndexOf('/', 1);
        if (Number(value[1..(end < 0 ? value.Length : end)]) is not { } id || !IsWrittenSo(request, ReplayPlace.PathOf(id)))
        {
            return null;
        }

        // Not converted from a text, which would decode it once more.
        rest = new PathString(end < 0 ? "" : value[end..]);
        return id;
    }

    /// <summary>The path behind that of any replay, whether there is one of that name or not; a path that is no replay's as it is.</summary>
    public static PathString PathBelow(PathString path)
    {
        if (!path.StartsWithSegments(ReplayPlace.Root, out PathString below) || below.Value is not ['/', .. { Length: > 0 }] value)
        {
            return path;
        }

        return new PathString(value.IndexOf('/', 1) is >= 0 and var end ? value[end..] : "");
    }

    /// <summary>Reads a replay's number, decimal digits alone; null where it is none.</summary>
    public static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    // As it came, before anything was decoded. It may begin with scheme and host.
    private static bool IsWrittenSo(HttpRequest request, string path)
    {
        ReadOnlySpan<char> target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int scheme = target.IndexOf("://");
        if (scheme >= 0 && target is not ['/', ..])
        {
            ReadOnlySpan<char> host = target[(scheme + 3)..];
            target = host.IndexOf('/') is >= 0 and var slash ? host[slash..] : "";
        }

        return target.StartsWith(path, StringComparison.Ordinal) && target[path.Length..] is [] or ['/' or '?', ..];
    }
}
