using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scalper.Web.Hosting;
using Scalper.Web.Live;

namespace Scalper.Tests.Hosting;

public sealed class ErrorAnswerTests : IAsyncLifetime
{
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebHost.CreateBuilder(["--environment=Development"]);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(new AppProfile("sandbox", IsSandbox: true, "A market made up by the test."));
        _app = builder.Build();
        _app.UseErrorAnswers();
        _app.Map("/{**path}", string () => throw new InvalidOperationException("secret detail"));
        await _app.StartAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/dashboard", "text/html", "Something failed")]
    [InlineData("/api/scores", "application/problem+json", "\"status\":500")]
    [InlineData("/hubs/any", null, "")]
    public async Task Request_HandlerThrows_GetsItsKindOfAnswerWithoutDetails(string path, string? mediaType, string content)
    {
        using HttpClient http = _app.GetTestClient();
        using HttpResponseMessage answer = await http.GetAsync(path);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(content, body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_InTheSandbox_CarriesTheBadge()
    {
        using HttpClient http = _app.GetTestClient();
        using HttpResponseMessage answer = await http.GetAsync("/dashboard");
        Assert.Contains("SANDBOX", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
