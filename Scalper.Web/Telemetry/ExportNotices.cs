using Scalper.Web.Data;

namespace Scalper.Web.Telemetry;

/// <summary>Says in the log that the collector took an export not, each cause once an hour: the exporter itself says nothing.</summary>
internal sealed partial class ExportNotices(FaultNotices notices, ILogger log, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Noted(request, base.Send(request, cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            Note(request, e.Message);
            throw;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Noted(request, await base.SendAsync(request, cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            Note(request, e.Message);
            throw;
        }
    }

    private HttpResponseMessage Noted(HttpRequestMessage request, HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            Note(request, $"it answered {(int)answer.StatusCode}");
        }

        return answer;
    }

    private void Note(HttpRequestMessage request, string fault)
    {
        if (notices.IsDue(fault))
        {
            LogNotTaken(request.RequestUri?.GetLeftPart(UriPartial.Path), fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Metrics could not be sent to {Target} ({Fault}); it is tried again at each interval (Metrics:OtlpEndpoint)")]
    private partial void LogNotTaken(string? target, string fault);
}
