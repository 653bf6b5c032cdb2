using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Scalper.Web.Backup;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Web.Telemetry;

/// <summary>Makes the application's meters and, where the settings name a collector, sends what they say.</summary>
internal sealed class MetricsExport : IHostedService, IDisposable
{
    // A collector that does not answer delays neither the next export nor the end of the application.
    private const int LongestExportMs = 5_000;
    private const int LongestFlushMs = 1_000;

    private static readonly string[] Meters = [FeedMeter.Name, EngineMeter.Name, WebMeter.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting"];

    private readonly MetricsOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<MetricsExport> _log;
    private MeterProvider? _provider;

    public MetricsExport(FeedMeter feed, EngineMeter engine, WebMeter web, MetricsOptions options, TimeProvider time, ILogger<MetricsExport> log)
    {
        // Their instruments live as long as the application's meter factory.
        _ = (feed, engine, web);
        (_options, _time, _log) = (options, time, log);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_options.Target is { } target)
        {
            _provider = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("scalper", serviceVersion: ProgramVersion.Text).AddEnvironmentVariableDetector())
                .AddMeter(Meters)
                .AddReader(new PeriodicExportingMetricReader(MakeExporter(target), _options.IntervalSeconds * 1_000, LongestExportMs))
                .Build();
        }

        return Task.CompletedTask;
    }

    /// <summary>Sends what was counted since the last export, as far as the collector takes it within a second.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        _provider is { } provider ? Task.Run(() => provider.Shutdown(LongestFlushMs), CancellationToken.None) : Task.CompletedTask;

    public void Dispose() => _provider?.Dispose();

    private OtlpMetricExporter MakeExporter(Uri target) => new(new OtlpExporterOptions
    {
        Endpoint = target,
        Protocol = _options.Protocol,
        TimeoutMilliseconds = LongestExportMs,
        HttpClientFactory = () => new HttpClient(new ExportNotices(new FaultNotices(TimeSpan.FromHours(1), _time), _log, new SocketsHttpHandler { UseProxy = false }))
        {
            Timeout = TimeSpan.FromMilliseconds(LongestExportMs),
        },
    });
}
