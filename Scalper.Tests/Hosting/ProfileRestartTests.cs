using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Sandbox.Hosting;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Venues;
using Scalper.Web.Profiles;

namespace Scalper.Tests.Hosting;

/// <summary>The whole application twice on one storage folder, against an exchange whose REST is down the second time.</summary>
public sealed class ProfileRestartTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SandboxServer _venue = default!;
    private string _symbol = "";

    public async Task InitializeAsync() => _venue = await SandboxServer.StartAsync(new SandboxOptions());

    public async Task DisposeAsync()
    {
        await _venue.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Start_RestIsDown_ProfilesGoOn()
    {
        Uri rest;
        ProfileReading first;
        using (HttpClient http = new())
        await using (LoopbackRest front = await LoopbackRest.StartAsync(context => PassOnAsync(http, context)))
        {
            rest = front.Address;
            await using WebApp app = Start(rest);
            first = await LiveAsync(app, seconds: 2);
            Assert.Equal(UniverseSource.Venue, Market(app).Universe!.Source);
        }

        await using WebApp second = Start(rest);
        ProfileReading next = await LiveAsync(second, seconds: 1);
        Assert.Equal(UniverseSource.Stored, Market(second).Universe!.Source);
        Assert.Equal((first.Row.FirstSeenMs, first.Row.TickSize), (next.Row.FirstSeenMs, next.Row.TickSize));
        Assert.True(next.Row.LastSeenMs > first.Row.LastSeenMs);
        Assert.All([first.Row, next.Row], row => Assert.Equal(("USDT", "LinearPerpetual", true, true), (row.Quote, row.ContractType, row.LaunchedAtMs > 0, row.FundingIntervalMinutes > 0)));
        Assert.True(next.Lifetime.FollowedNs - next.SinceStart.FollowedNs >= first.Row.FollowedMs * 1_000_000, "time followed was lost");
        Assert.True(next.Lifetime.LiveNs - next.SinceStart.LiveNs >= first.Row.LiveMs * 1_000_000, "time Live was lost");
        Assert.True(next.Lifetime.Messages - next.SinceStart.Messages >= first.Row.Messages, "messages were lost");
        Assert.True(next.Row.SpreadSamples > first.Row.SpreadSamples, "spread samples were lost");
        Assert.InRange(next.Lifetime.UptimeShare!.Value, 0.1, 1);

        using HttpClient client = await second.CreateSignedInClientAsync();
        JsonNode profile = JsonNode.Parse(await client.GetStringAsync($"/api/symbol/{_symbol}/profile"))!;
        Assert.Equal((_symbol, true), (profile["symbol"]!.GetValue<string>(), profile["followed"]!.GetValue<bool>()));
        Assert.True(profile["lifetime"]!["messages"]!.GetValue<long>() >= next.Lifetime.Messages);
        JsonNode basic = JsonNode.Parse(await client.GetStringAsync($"/api/symbol/{_symbol}/basic"))!;
        Assert.Equal("Live", basic["bookStatus"]!.GetValue<string>());
        Assert.NotNull(basic["bid"]);
    }

    private WebApp Start(Uri rest) => new(
        _folder.Path,
        ("Accounts:Bootstrap:UserName", WebApp.UserName), ("Accounts:Bootstrap:Password", WebApp.Password), ("Universe:MaxSymbols", "10"),
        ("Venues:Bybit:WebSocketUrl", _venue.WebSocketUrl), ("Venues:Bybit:RestUrl", rest.AbsoluteUri));

    private async Task<ProfileReading> LiveAsync(WebApp app, int seconds)
    {
        IMarket market = Market(app);
        await Wait.ForAsync(() => Task.FromResult(market.Symbols.Count), count => count == 10);
        _symbol = market.Symbols[0].Instrument.Symbol;
        ProfileBook profiles = app.Services.GetRequiredService<ProfileBook>();
        return (await Wait.ForAsync(
            () => Task.FromResult(profiles.Find(_symbol)),
            p => p?.SinceStart.LiveNs >= seconds * 1_000_000_000L && p.Row is { SpanSamples: > 0, BidSpanBps: > 0, SpreadBps: > 0 }))!;
    }

    private static IMarket Market(WebApp app) => app.Services.GetRequiredService<IMarket>();

    private async Task PassOnAsync(HttpClient http, HttpContext context) =>
        await context.Response.WriteAsync(await http.GetStringAsync(new Uri(_venue.RestUrl + context.Request.Path + context.Request.QueryString)));
}
