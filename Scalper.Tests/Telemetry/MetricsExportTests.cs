using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scalper.Tests.Hubs;
using Scalper.Web.Settings;

namespace Scalper.Tests.Telemetry;

public sealed class MetricsExportTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Some = ["scalper.feed.messages", "scalper.engine.scores", "scalper.engine.tick_to_score", "scalper.web.viewers", "service.name", "scalper"];

    [Theory]
    [InlineData("HttpProtobuf", "/v1/metrics", "application/x-protobuf")]
    [InlineData("Grpc", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", "application/grpc")]
    public async Task Export_Collector_ReceivesTheMetrics(string protocol, string path, string type)
    {
        Channel<(string Path, string? Type, string Body)> exports = Channel.CreateUnbounded<(string, string?, string)>();
        await using WebApplication collector = await CollectorAsync(protocol, async http =>
        {
            using StreamReader body = new(http.Request.Body, Encoding.Latin1);
            exports.Writer.TryWrite((http.Request.Path, http.Request.ContentType, await body.ReadToEndAsync()));
            http.Response.ContentType = type;
            if (protocol == "Grpc")
            {
                http.Response.AppendTrailer("grpc-status", "0");
                await http.Response.Body.WriteAsync(new byte[5]);
            }
        });
        await using HubHost host = new(("Metrics:OtlpEndpoint", collector.Urls.Single()), ("Metrics:IntervalSeconds", "1"), ("Metrics:Protocol", protocol));
        using CancellationTokenSource late = new(Patience);
        (string sentTo, string? sentAs, string sent) = await exports.Reader.ReadAsync(late.Token);
        Assert.Equal((path, type), (sentTo, sentAs));
        Assert.All(Some, name => Assert.Contains(name, sent, StringComparison.Ordinal));
        Assert.Empty(Notices(host));
    }

    [Fact]
    public async Task Export_NobodyListens_IsNotedOnceAndTheApplicationRuns()
    {
        await using HubHost host = new(("Metrics:OtlpEndpoint", "http://127.0.0.1:9"), ("Metrics:IntervalSeconds", "1"));
        Assert.True(SpinWait.SpinUntil(() => Notices(host).Length > 0, Patience));
        using HttpClient http = new() { BaseAddress = host.Site };
        Assert.Equal("ok", await http.GetStringAsync("/healthz"));
        Assert.Contains("http://127.0.0.1:9/v1/metrics", Assert.Single(Notices(host)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Metrics:OtlpEndpoint", "collector:4318", "Metrics:OtlpEndpoint = 'collector:4318': expected an http or https address such as http://127.0.0.1:4318, without a name, a password or a query.")]
    [InlineData("Metrics:OtlpEndpoint", "http://ana:secret@collector:4318", "Metrics:OtlpEndpoint = 'http://***@collector:4318': expected an http or https address such as http://127.0.0.1:4318, without a name, a password or a query.")]
    [InlineData("Metrics:OtlpEndpoint", "ftp://collector", "Metrics:OtlpEndpoint = 'ftp://collector': expected an http or https address such as http://127.0.0.1:4318, without a name, a password or a query.")]
    [InlineData("Metrics:IntervalSeconds", "0", "Metrics:IntervalSeconds = '0': expected a whole number from 1 to 3600.")]
    [InlineData("Metrics:Protocol", "soap", "Metrics:Protocol = 'soap': expected one of Grpc, HttpProtobuf.")]
    public void Settings_Wrong_SaySoAtTheStart(string key, string value, string fault)
    {
        SettingsReader reader = new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build());
        reader.Read<MetricsOptions>("Metrics");
        Assert.Equal([fault], reader.Faults);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4318", "HttpProtobuf", "http://127.0.0.1:4318/v1/metrics")]
    [InlineData("https://collector/otlp/", "HttpProtobuf", "https://collector/otlp/v1/metrics")]
    [InlineData("https://collector/v1/metrics", "HttpProtobuf", "https://collector/v1/metrics")]
    [InlineData("http://127.0.0.1:4317", "Grpc", "http://127.0.0.1:4317/")]
    public void Target_Endpoint_IsWhereRequestsGo(string endpoint, string protocol, string target) =>
        Assert.Equal(target, new MetricsOptions { OtlpEndpoint = new Uri(endpoint), Protocol = Enum.Parse<OpenTelemetry.Exporter.OtlpExportProtocol>(protocol) }.Target?.AbsoluteUri);

    [Fact]
    public void ShippedFile_SendsNothing()
    {
        SettingsReader reader = new(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build());
        Assert.Equivalent(new MetricsOptions(), reader.Read<MetricsOptions>("Metrics"), strict: true);
        Assert.Null(new MetricsOptions().Target);
        Assert.Empty(reader.Faults);
    }

    private static string[] Notices(HubHost host) =>
        [.. host.Log.At(LogLevel.Warning).Where(line => line.Contains("Metrics could not be sent", StringComparison.Ordinal))];

    private static async Task<WebApplication> CollectorAsync(string protocol, RequestDelegate take)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, socket => socket.Protocols = protocol == "Grpc" ? HttpProtocols.Http2 : HttpProtocols.Http1));
        WebApplication collector = builder.Build();
        collector.Run(take);
        await collector.StartAsync();
        return collector;
    }
}
