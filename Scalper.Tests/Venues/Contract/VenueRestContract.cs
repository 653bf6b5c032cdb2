using Microsoft.AspNetCore.Http;
using Scalper.Core.Universe;

namespace Scalper.Tests.Venues.Contract;

/// <summary>What every venue's REST makes of an answer that is none: a refusal in one line.</summary>
public abstract class VenueRestContract
{
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
        foreach (Func<Task> ask in new Func<Task>[] { () => rest.ListContractsAsync(default), () => rest.FindInstrumentAsync("BTCUSDT", default), () => rest.ReadTimeAsync(default) })
        {
            VenueRequestException refusal = await Assert.ThrowsAsync<VenueRequestException>(ask);
            Assert.StartsWith("GET /", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refusal.Message);
            Assert.True(status == 200 || refusal.Message.Contains($"HTTP {status}", StringComparison.Ordinal));
        }
    }
}
