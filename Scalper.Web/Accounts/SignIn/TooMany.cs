using System.Globalization;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>The answer to an address that has to wait.</summary>
internal static class TooMany
{
    /// <summary>Makes the response a 429 that says when to come again.</summary>
    /// <returns>The same in a sentence, for the page.</returns>
    public static string Refuse(HttpContext context, TimeSpan wait)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"Too many failures from this address. Try again in {Math.Ceiling(wait.TotalMinutes):0} min.");
    }
}
