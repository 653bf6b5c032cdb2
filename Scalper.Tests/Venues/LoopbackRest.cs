using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Scalper.Tests.Venues;

/// <summary>A real HTTP server on a free loopback port that answers as the test says.</summary>
internal sealed class LoopbackRest : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackRest(WebApplication app) => _app = app;

    /// <summary>The address without a path.</summary>
    public Uri Address => new(_app.Urls.Single());

    public static async Task<LoopbackRest> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new LoopbackRest(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
