using System.Net.Sockets;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Replays;
using Scalper.Web.Settings;

namespace Scalper.Web.Hosting;

/// <summary>The host around the application: where its files are, what it logs, how it starts and stops.</summary>
public static class WebHost
{
    /// <summary>A builder whose settings and assets lie beside the application, wherever it was called from.</summary>
    /// <exception cref="StartException">appsettings.json can't be read.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException)
        {
            throw new StartException($"{fault.Message} {fault.InnerException?.Message}".Trim(), fault);
        }
    }

    /// <summary>A builder of an application that runs within another one, of its settings, files and environment.</summary>
    public static WebApplicationBuilder CreateBuilderLike(WebApplication other)
    {
        IWebHostEnvironment environment = other.Environment;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = environment.ApplicationName,
            EnvironmentName = environment.EnvironmentName,
            ContentRootPath = environment.ContentRootPath,
            WebRootPath = environment.WebRootPath,
        });
        builder.Configuration.AddConfiguration(other.Configuration);
        builder.Services.AddRouting();
        return builder;
    }

    public static void AddWebHost(this WebApplicationBuilder builder, SettingsReader settings)
    {
        builder.WebHost.UseUrls(settings.Read<WebOptions>("").Urls);

        // A build that is not published serves its assets from where they lie, in every profile.
        builder.WebHost.UseStaticWebAssets();

        // Development would map one more route, for assets that the build does not know; ours all come from the build.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        AddHardening(builder, settings.Read<LimitsOptions>("Limits"), settings.Read<ProxyOptions>("Proxy"));
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));

        // What fails the start is thrown to the caller of StartAsync, who says it once; the host would log it with its stack, too.
        StartPhase phase = new();
        builder.Services.AddSingleton(phase);
        builder.Services.AddSingleton<ListeningAddresses>();
        builder.Services.AddSingleton<IProcessMemory, ProcessMemory>();
        builder.Services.AddHostedService<SpareMemory>();
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => phase.IsOver && level >= LogLevel.Warning);
    }

    private static void AddHardening(WebApplicationBuilder builder, LimitsOptions limits, ProxyOptions proxies)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            SecureTransport.LimitTls(kestrel);
            ServerLimits.Apply(kestrel, limits);
        });
        IServiceCollection services = builder.Services;
        services.AddSingleton(limits);
        services.AddRequestRates(limits);
        services.AddTrustedProxies(proxies);
        services.KeepSecretsOutOfLogs();

        // A forged or outdated token is the client's fault, and told to it; the framework calls it an error, with a stack trace each.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);

        // Whatever the environment or a setting of the framework says: what fails is told in the log.
        services.PostConfigure<CircuitOptions>(static circuits => circuits.DetailedErrors = false);
        services.PostConfigure<HubOptions>(static hubs => hubs.EnableDetailedErrors = false);

        // A request that can't be read is the client's fault in every environment; Development would make a failure of it.
        services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = false);
    }

    /// <summary>Starts listening, prints where, and runs until the process is told to stop.</summary>
    /// <exception cref="StartException">The address can't be listened on.</exception>
    public static async Task RunToEndAsync(this WebApplication app)
    {
        await ListenAsync(app);
        PrintAddress(app);
        app.WarnOfPlainAddresses();
        app.Services.GetRequiredService<StartPhase>().End();
        await app.WaitForShutdownAsync();
    }

    private static async Task ListenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new StartException($"Urls = '{app.Configuration["Urls"]}': expected a free port, another program listens there.", fault);
        }
        catch (InvalidOperationException fault) when (fault.Message.Contains("HTTPS", StringComparison.Ordinal))
        {
            throw new StartException($"Urls = '{app.Configuration["Urls"]}': expected a certificate for https in Kestrel:Certificates:Default.", fault);
        }
        catch (SocketException fault)
        {
            throw new StartException($"Urls = '{app.Configuration["Urls"]}': expected an address of this machine that may be used ({fault.Message}).", fault);
        }
    }

    private static void PrintAddress(WebApplication app)
    {
        // Where there is an https address, the plain one leads there.
        string? bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
            .OrderByDescending(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)).FirstOrDefault();
        if (bound is null)
        {
            return; // An in-memory test server has no address.
        }

        string address = Browsable(bound);
        Console.WriteLine($"Scalper is ready: open {address}");
        foreach (ReplayApp replay in app.Services.GetRequiredService<ReplayBook>().Open)
        {
            Console.WriteLine($"Replay of {replay.Session.Source}: open {address}{replay.Place.Entry}");
        }

        if (app.Services.GetRequiredService<SetupGate>().Token is { } token)
        {
            // The console only: in a log file the token would outlive the moment.
            Console.WriteLine($"No account exists yet. Make the administrator at {address}/setup#{token}");
        }
    }

    /// <summary>An address that a browser on this machine can open: one bound to every interface is reached on localhost.</summary>
    internal static string Browsable(string bound)
    {
        BindingAddress address = BindingAddress.Parse(bound);
        string host = address.Host is "[::]" or "0.0.0.0" or "*" or "+" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }
}
