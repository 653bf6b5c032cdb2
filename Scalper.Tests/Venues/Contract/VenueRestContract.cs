using Microsoft.AspNetCore.Http;
using Scalper.Core.Universe;

namespace Scalper.Tests.Venues.Contract;

/// <summary>What every venue's REST makes of an answer that is none: a refusal in one line.</summary>
public abstract class VenueRestContract
{
    /// <summary>One of the venue's symbols.</summary>
    public abstract string Symbol { get; }

    public abstract IVenueRest NewRest(HttpClient http, Uri address);

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, "{\"cut\":")]
    [InlineData(200, "<html>\r\n<body>Sorry</body></html>")]
    [InlineData(403, "access too frequent")]
    [InlineData(429, "{}")]
    [InlineData(502, "<html>Bad Gateway</html>")]
    public async Task Ask_NoUsableAnswer_IsRefusedInOneLine(int status, string body)
    {
        await using LoopbackRest server = await LoopbackRest.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        using HttpClient http = new();
        IVenueRest rest = NewRest(http, server.Address);
        foreach (Func<Task> ask in new Func<Task>[] { () => rest.ListContractsAsync(default), () => rest.FindInstrumentAsync(Symbol, default), () => rest.ReadTimeAsync(default) })
        {
            VenueRequestException refusal = await Assert.ThrowsAsync<VenueRequestException>(ask);
            Assert.StartsWith("GET /", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refusal.Message);
            Assert.True(status == 200 || refusal.Message.Contains($"HTTP {status}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [Trait("Fault", "F-49")]
    [InlineData(429, "30", 30)]
    [InlineData(418, "120", 120)]
    [InlineData(403, "0", 0)]
    [InlineData(503, null, null)]
    [InlineData(429, "soon", null)]
    [InlineData(429, "-5", null)]
    [InlineData(429, "99999999999999999999", null)]
    [InlineData(429, "Wed, 21 Oct 2026 07:28:30 GMT", 30)]
    [InlineData(429, "Wed, 21 Oct 2026 07:27:00 GMT", 0)]
    public async Task Ask_RefusedForAWhile_SaysForHowLong(int status, string? retryAfter, int? seconds)
    {
        await using LoopbackRest server = await LoopbackRest.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Date = "Wed, 21 Oct 2026 07:28:00 GMT";
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });
        using HttpClient http = new();
        VenueRequestException refusal = await Assert.ThrowsAsync<VenueRequestException>(() => NewRest(http, server.Address).ReadTimeAsync(default));
        Assert.Equal(seconds, refusal.RetryAfter?.TotalSeconds);
    }
}
