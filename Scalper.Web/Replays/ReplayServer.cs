using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Scalper.Web.Replays;

/// <summary>A server without a port: requests come from the application that has one. Safe from any thread.</summary>
internal sealed class ReplayServer : IServer
{
    private readonly Lock _lock = new();
    private readonly HashSet<IFeatureCollection> _underWay = [];
    private readonly TaskCompletionSource _served = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<IFeatureCollection, Task>? _serve;
    private bool _isEnding;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _serve = request => ServeAsync(application, request);
        return Task.CompletedTask;
    }

    /// <summary>Takes no request any more, and waits for those under way: they need parts that end next. Whoever takes too long is cut off.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _isEnding = true;
            NoteServed();
        }

        await _served.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            foreach (IFeatureCollection request in _underWay)
            {
                request.Get<IHttpRequestLifetimeFeature>()?.Abort();
            }
        }
    }

    /// <summary>Answers one request; throws what the application throws.</summary>
    /// <returns>False where it is ending, or has ended: nothing was answered.</returns>
    public async Task<bool> TryServeAsync(IFeatureCollection request)
    {
        Func<IFeatureCollection, Task> serve = _serve ?? throw new InvalidOperationException("The application has not started.");
        lock (_lock)
        {
            if (_isEnding)
            {
                return false;
            }

            _underWay.Add(request);
        }

        try
        {
            await serve(request);
            return true;
        }
        finally
        {
            lock (_lock)
            {
                _underWay.Remove(request);
                NoteServed();
            }
        }
    }

    public void Dispose()
    {
    }

    private void NoteServed()
    {
        if (_isEnding && _underWay.Count == 0)
        {
            _served.TrySetResult();
        }
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
