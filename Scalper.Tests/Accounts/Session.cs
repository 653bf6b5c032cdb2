using System.Net;

namespace Scalper.Tests.Accounts;

internal static class Session
{
    /// <summary>Asks for a page that does not exist: strangers are sent to sign in, others learn that it is not there.</summary>
    public static async Task<bool> IsSignedInAsync(HttpClient http)
    {
        using HttpResponseMessage answer = await http.GetAsync("/no-such-page");
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Redirect });
        return answer.StatusCode == HttpStatusCode.NotFound;
    }
}
