using System.Net;
using System.Net.Http.Headers;
using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Binance.Rest;

namespace Scalper.Tests.Simulation;

/// <summary>Answers HTTP from the sandbox's own desk, at once: how late an answer comes is only said.</summary>
internal sealed class SimulatedRest(BinanceExchange exchange, Func<long> nowNs) : HttpMessageHandler
{
    /// <summary>How late the last answer is.</summary>
    public long DelayNs { get; private set; }

    /// <summary>Of the present minute, as the last answer has it.</summary>
    public int UsedWeight { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri question = request.RequestUri!;
        Dictionary<string, string> query = question.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => Uri.UnescapeDataString(pair[1]));
        RestReply reply = exchange.Rest.Answer(question.AbsolutePath, query, "127.0.0.1", nowNs());
        (DelayNs, UsedWeight) = (reply.DelayNs, reply.UsedWeight);
        HttpResponseMessage response = new((HttpStatusCode)reply.Status) { Content = new ByteArrayContent(reply.Body), RequestMessage = request };
        if (reply.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        }

        return Task.FromResult(response);
    }
}
