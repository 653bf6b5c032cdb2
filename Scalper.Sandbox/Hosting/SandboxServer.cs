using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Hosting;

/// <summary>The sandbox exchanges behind a real socket on 127.0.0.1, all on one port. Runs until disposed, which takes at most two seconds.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(1);

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stop;
    private readonly Task _running;
    private int _disposed;

    private SandboxServer(WebApplication application, Uri address, bool hasBinance, Task running, CancellationTokenSource stop)
    {
        (_application, _running, _stop) = (application, running, stop);
        RestUrl = address.GetLeftPart(UriPartial.Authority);
        string sockets = string.Concat("ws", RestUrl.AsSpan(4));
        WebSocketUrl = sockets + SandboxRoutes.SocketPath;
        BinanceWebSocketUrl = hasBinance ? sockets : null;
    }

    /// <summary><c>ws://127.0.0.1:PORT/v5/public/linear</c>, or <c>wss://</c> with a certificate.</summary>
    public string WebSocketUrl { get; }

    /// <summary>The same for Binance, <c>ws://127.0.0.1:PORT</c>, to which clients add <c>/public</c> or <c>/market</c> and the rest; null where a recording is played.</summary>
    public string? BinanceWebSocketUrl { get; }

    /// <summary>Of both venues: <c>http://127.0.0.1:PORT</c>, or <c>https://</c> with a certificate.</summary>
    public string RestUrl { get; }

    /// <summary>Reads the input files, binds and serves.</summary>
    /// <exception cref="SandboxInputException">A setting, a file or the port cannot be used.</exception>
    public static Task<SandboxServer> StartAsync(
        SandboxOptions options, ILoggerFactory? loggers = null, X509Certificate2? certificate = null, CancellationToken cancellationToken = default) =>
        StartAsync(options, new ExchangeSettings(), new BinanceSettings(), loggers, certificate, cancellationToken);

    internal static async Task<SandboxServer> StartAsync(
        SandboxOptions options,
        ExchangeSettings settings,
        BinanceSettings binanceSettings,
        ILoggerFactory? loggers,
        X509Certificate2? certificate,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Faults() is [var fault, ..])
        {
            throw new SandboxInputException(fault);
        }

        loggers ??= NullLoggerFactory.Instance;
        ILogger logger = loggers.CreateLogger<SandboxServer>();
        ServedVenues venues = VenueMaker.Make(options, settings, binanceSettings, logger);
        CancellationTokenSource stop = new();
        WebApplication application = Build(options, loggers, certificate);
        SandboxRoutes.Map(application, venues, options, logger, stop.Token);
        await BindAsync(application, options, cancellationToken).ConfigureAwait(false);
        VenueMaker.Follow(venues, options);
        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Task running = Task.WhenAll(venues.Loops.Select(loop => Task.Run(() => RunAsync(loop, stop), CancellationToken.None)));
        return new SandboxServer(application, new Uri(address), venues.Binance is not null, running, stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        using CancellationTokenSource limit = new(StopLimit);
        await _application.StopAsync(limit.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // A fault was logged when it happened.
        _stop.Dispose();
    }

    /// <summary>An exchange that has failed sends nobody silence: its sockets end too.</summary>
    private static async Task RunAsync(ExchangeLoop loop, CancellationTokenSource stop)
    {
        try
        {
            await loop.RunAsync(stop.Token).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>An empty builder: no settings files, environment or command line of the owner reach this server.</summary>
    private static WebApplication Build(SandboxOptions options, ILoggerFactory loggers, X509Certificate2? certificate)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).Services.AddSingleton<ILoggerProvider>(new ForwardingLoggerProvider(loggers));
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 1000;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
            {
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        return builder.Build();
    }

    private static async Task BindAsync(WebApplication application, SandboxOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw new SandboxInputException($"Sandbox:Port: expected a free port, got {options.Port}: {e.Message}", e);
        }
    }
}
