using System.Net;

namespace Scalper.Tests.Accounts;

/// <summary>Keeps cookies between requests to a test server.</summary>
internal sealed class CookieJar(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly CookieContainer _cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("Cookie", _cookies.GetCookieHeader(request.RequestUri!));
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies))
        {
            foreach (string cookie in cookies)
            {
                _cookies.SetCookies(request.RequestUri!, cookie);
            }
        }

        return answer;
    }
}
