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
using Scalper.Sandbox.Planted;
using Scalper.Sandbox.Replay;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Hosting;

/// <summary>A sandbox exchange behind a real socket on 127.0.0.1. Runs until disposed, which takes at most two seconds.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(1);

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stop;
    private readonly Task _running;
    private int _disposed;

    private SandboxServer(WebApplication application, Uri address, Task running, CancellationTokenSource stop)
    {
        (_application, _running, _stop) = (application, running, stop);
        RestUrl = address.GetLeftPart(UriPartial.Authority);
        WebSocketUrl = string.Concat("ws", RestUrl.AsSpan(4), SandboxRoutes.SocketPath);
    }

    /// <summary><c>ws://127.0.0.1:PORT/v5/public/linear</c>, or <c>wss://</c> with a certificate.</summary>
    public string WebSocketUrl { get; }

    /// <summary><c>http://127.0.0.1:PORT</c>, or <c>https://</c> with a certificate.</summary>
    public string RestUrl { get; }

    /// <summary>Reads the input files, binds and serves.</summary>
    /// <exception cref="SandboxInputException">A setting, a file or the port cannot be used.</exception>
    public static Task<SandboxServer> StartAsync(
        SandboxOptions options, ILoggerFactory? loggers = null, X509Certificate2? certificate = null, CancellationToken cancellationToken = default) =>
        StartAsync(options, new ExchangeSettings(), loggers, certificate, cancellationToken);

    internal static async Task<SandboxServer> StartAsync(
        SandboxOptions options, ExchangeSettings settings, ILoggerFactory? loggers, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Faults() is [var fault, ..])
        {
            throw new SandboxInputException(fault);
        }

        loggers ??= NullLoggerFactory.Instance;
        ILogger logger = loggers.CreateLogger<SandboxServer>();
        IMarket market = Market(options);
        Exchange exchange = new(market, settings with { Seed = (ulong)options.Seed }) { FaultCarried = fault => Log(logger, fault) };
        FlatOutTime? pace = options.FlatOut ? new FlatOutTime((DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks * 100) : null;
        ExchangeLoop loop = new(exchange, new RestDesk(market), TimeProvider.System, pace, logger);
        CancellationTokenSource stop = new();
        WebApplication application = Build(options, loggers, certificate);
        SandboxRoutes.Map(application, loop, options, logger, stop.Token);
        await BindAsync(application, options, cancellationToken).ConfigureAwait(false);
        if (options.FaultsPerMinute > 0)
        {
            loop.Follow(new FaultSchedule((ulong)options.Seed, options.FaultsPerMinute));
        }

        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new SandboxServer(application, new Uri(address), Task.Run(() => RunAsync(loop, stop), CancellationToken.None), stop);
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

    private static IMarket Market(SandboxOptions options) => options.Capture is { Length: > 0 } capture
        ? new CaptureReplay(capture, options.Instruments is { Length: > 0 } file ? file : null, options.Speed, (ulong)options.Seed)
        : options.Signal is { } signal ? new PlantedMarket(signal.Terms, signal.Symbols, (ulong)options.Seed)
        : new SyntheticMarket((ulong)options.Seed, options.MessagesPerSecond, options.Contracts);

    private static void Log(ILogger logger, CarriedFault fault)
    {
        if (fault.Refusal is null)
        {
            logger.LogInformation("Sandbox fault {Command}", fault.Command);
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
