using System.Globalization;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>The answer to an address that has to wait.</summary>
internal static class TooMany
{
    public static string Text(TimeSpan wait) =>
        string.Create(CultureInfo.InvariantCulture, $"Too many failures from this address. Try again in {Math.Ceiling(wait.TotalMinutes):0} min.");

    /// <summary>The page with the header that programs look at.</summary>
    public static IResult Answer(HttpContext context, TimeSpan wait, IResult page)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        return page;
    }
}
