using Scalper.Sandbox.Hosting;
using Scalper.Web.Hosting;

namespace Scalper.Web.Market;

/// <summary>The sandbox exchange of this process, where the profile has one.</summary>
public sealed class SandboxExchange(SandboxSettings settings, ILoggerFactory loggers) : IAsyncDisposable
{
    private SandboxServer? _server;

    /// <summary>Its addresses; null where it does not run.</summary>
    public (Uri StreamUrl, Uri RestUrl)? Addresses => _server is { } server ? (new Uri(server.WebSocketUrl), new Uri(server.RestUrl)) : null;

    /// <summary>Where its other venue's stream is, at the same REST address; null where it does not run, or plays a recording.</summary>
    public Uri? BinanceStreamUrl => _server?.BinanceWebSocketUrl is { } url ? new Uri(url) : null;

    /// <summary>Reads what it serves and listens on a free loopback port.</summary>
    /// <exception cref="StartException">The recording or its instruments can't be read, or there can be no such signal.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        try
        {
            SandboxOptions options = new()
            {
                Capture = settings.Capture,
                Instruments = settings.Instruments,
                MessagesPerSecond = settings.MessagesPerSecond,
                Seed = settings.Seed,
                Speed = settings.Speed,
                Signal = settings.Signal,
            };
            _server = await SandboxServer.StartAsync(options, loggers, certificate: null, cancellation);
        }
        catch (SandboxInputException fault)
        {
            throw new StartException(fault.Message, fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
