using System.ComponentModel.DataAnnotations;
using OpenTelemetry.Exporter;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Metrics</c>: where the application's metrics are sent.</summary>
public sealed class MetricsOptions
{
    private const string HttpPath = "v1/metrics";

    /// <summary>Address of an OpenTelemetry collector; none sends nothing.</summary>
    [HttpAddress("http://127.0.0.1:4318")]
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Seconds between two exports.</summary>
    [Range(1, 3_600)]
    public int IntervalSeconds { get; init; } = 60;

    /// <summary>How the collector is spoken to.</summary>
    public OtlpExportProtocol Protocol { get; init; } = OtlpExportProtocol.HttpProtobuf;

    /// <summary>Where requests go: over HTTP the collector has a path for metrics, which may be named or left to us.</summary>
    public Uri? Target => OtlpEndpoint is { } endpoint && Protocol == OtlpExportProtocol.HttpProtobuf && !endpoint.AbsolutePath.EndsWith('/' + HttpPath, StringComparison.Ordinal)
        ? new Uri($"{endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{HttpPath}{endpoint.Query}")
        : OtlpEndpoint;
}
