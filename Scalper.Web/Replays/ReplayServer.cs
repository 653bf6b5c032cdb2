using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Scalper.Web.Replays;

/// <summary>A server without a port: requests come from the application that has one.</summary>
internal sealed class ReplayServer : IServer
{
    private Func<IFeatureCollection, Task>? _serve;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _serve = request => ServeAsync(application, request);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Answers one request; throws what the application throws.</summary>
    public Task ServeAsync(IFeatureCollection request) =>
        (_serve ?? throw new InvalidOperationException("The application has not started."))(request);

    public void Dispose()
    {
    }

    // An answer without a body has not begun yet: what was to be done then needs the context that is about to go.
    private static Task FinishAsync(IFeatureCollection request) =>
        request.GetRequiredFeature<IHttpResponseFeature>().HasStarted ? Task.CompletedTask : request.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();

    private static async Task ServeAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection request)
        where TContext : notnull
    {
        TContext context = application.CreateContext(request);
        try
        {
            await application.ProcessRequestAsync(context);
            await FinishAsync(request);
            application.DisposeContext(context, null);
        }
        catch (Exception fault)
        {
            application.DisposeContext(context, fault);
            throw;
        }
    }
}
