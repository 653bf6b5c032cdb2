using System.Net;
using Microsoft.Extensions.Logging;
using Scalper.Tests.Components;
using Scalper.Tests.Security;
using Scalper.Web.Data;
using Scalper.Web.Telemetry;

namespace Scalper.Tests.Telemetry;

public sealed class ExportNoticesTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly CaughtLog _log = new();
    private readonly HttpMessageInvoker _http;
    private Func<HttpResponseMessage> _answer = static () => new HttpResponseMessage(HttpStatusCode.OK);

    public ExportNoticesTests() => _http = new HttpMessageInvoker(
        new ExportNotices(new FaultNotices(TimeSpan.FromHours(1), _time), _log.CreateLogger("export"), new Collector(this)));

    public void Dispose()
    {
        _http.Dispose();
        _log.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_EachCause_IsNotedOnceAnHour(bool waits)
    {
        await SendAsync(waits);
        Assert.Empty(_log.At(LogLevel.Warning));
        _answer = static () => new HttpResponseMessage(HttpStatusCode.BadRequest);
        await SendAsync(waits);
        await SendAsync(waits);
        Assert.Contains("to http://collector/v1/metrics (it answered 400)", Assert.Single(_log.At(LogLevel.Warning)), StringComparison.Ordinal);
        _answer = static () => throw new HttpRequestException("Connection refused");
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(waits));
        Assert.Equal(2, _log.At(LogLevel.Warning).Length);
        _time.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(waits));
        Assert.Equal(3, _log.At(LogLevel.Warning).Length);
    }

    private async Task SendAsync(bool waits)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "http://collector/v1/metrics?token=canary");
        using HttpResponseMessage answer = waits ? await _http.SendAsync(request, CancellationToken.None) : _http.Send(request, CancellationToken.None);
        Assert.DoesNotContain(_log.At(LogLevel.Trace), line => line.Contains("canary", StringComparison.Ordinal));
    }

    private sealed class Collector(ExportNoticesTests owner) : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => owner._answer();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(owner._answer());
    }
}
