using System.Net;
using System.Text.RegularExpressions;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Security;

/// <summary>S-19: headers and caching.</summary>
public sealed partial class HeaderTests : IAsyncLifetime
{
    private readonly GuardedApp _app = new();
    private HttpClient _http = default!;

    public async Task InitializeAsync() => _http = await _app.SignInAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/login")]
    [InlineData("/no-such-page")]
    [InlineData("/api/scores")]
    [InlineData("/api/no-such-thing")]
    [InlineData("/css/account.css")]
    [InlineData("/healthz")]
    public async Task Get_Anything_CarriesThePolicies(string path)
    {
        using HttpResponseMessage answer = await _http.GetAsync(path);
        string content = Header(answer, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; ", content, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", content, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", content, StringComparison.Ordinal);
        Assert.All(content.Split("; "), rule => Assert.True(
            !rule.Contains("unsafe-inline", StringComparison.Ordinal) || rule == "style-src-attr 'unsafe-inline'", rule));
        Assert.DoesNotContain('*', content);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Page_MarksItsInlineBlockWithANonceOfItsOwn()
    {
        string[] nonces = [await NonceAsync(), await NonceAsync()];
        Assert.All(nonces, nonce => Assert.True(nonce.Length >= 22, nonce));
        Assert.NotEqual(nonces[0], nonces[1]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/symbol/AUSDT")]
    [InlineData("/login")]
    [InlineData("/no-such-page")]
    [InlineData("/api/scores")]
    [InlineData("/api/no-such-thing")]
    public async Task Get_Private_IsNobodysToKeep(string path)
    {
        using HttpResponseMessage answer = await _http.GetAsync(path);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/hubs/market/negotiate?negotiateVersion=1")]
    public async Task Negotiate_IsNobodysToKeep(string path)
    {
        using HttpResponseMessage answer = await _http.PostAsync(path, null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Get_FingerprintedAsset_IsKeptForAYear()
    {
        string page = await _http.GetStringAsync("/");
        string script = Script().Match(page).Groups[1].Value;
        using HttpResponseMessage answer = await _http.GetAsync(script);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> NonceAsync()
    {
        using HttpResponseMessage answer = await _http.GetAsync("/");
        string page = await answer.Content.ReadAsStringAsync();
        string nonce = InlineScript().Match(page).Groups[1].Value;
        Assert.Contains($"script-src 'self' 'nonce-{nonce}'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotMatch(Bare(), page);
        return nonce;
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    [GeneratedRegex("src=\"(_framework/[^\"]+)\"")]
    private static partial Regex Script();

    [GeneratedRegex("<script[^>]*type=\"importmap\"[^>]*nonce=\"([^\"]+)\"")]
    private static partial Regex InlineScript();

    // A block without an address needs a nonce; so would a handler in an attribute, which can have none.
    [GeneratedRegex("<script(?![^>]*(src|nonce)=)|\\son[a-z]+=\"|<style")]
    private static partial Regex Bare();
}
