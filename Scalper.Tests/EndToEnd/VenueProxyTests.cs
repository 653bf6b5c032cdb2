using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Sandbox.Hosting;
using Scalper.Tests.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Tests.EndToEnd;

/// <summary>The application behind a proxy that its way to the venue leads through.</summary>
public sealed class VenueProxyTests
{
    [Fact]
    public async Task Run_ProxyWithPassword_CarriesSocketsAndRequests()
    {
        await using SandboxServer venue = await SandboxServer.StartAsync(new SandboxOptions());
        await using LoopbackProxy proxy = new();
        using WebApp app = Start(venue, ("Venues:Proxy:Address", proxy.Address), ("Venues:Proxy:UserName", LoopbackProxy.UserName), ("Venues:Proxy:Password", LoopbackProxy.Password));
        EngineHealth health = await LiveAsync(app, h => h.Live == 20);
        Assert.All(health.Connections, c => Assert.Equal(ConnectionState.Connected, c.State));
        string socket = $"CONNECT {new Uri(venue.WebSocketUrl).Authority} HTTP/1.1";
        Assert.Equal(2, proxy.Asked.Count(line => line == socket));
        Assert.Contains(proxy.Asked, line => line.StartsWith($"GET {venue.RestUrl}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_WrongPassword_SaysThatTheProxyRefusesAndGoesNoOtherWay()
    {
        await using SandboxServer venue = await SandboxServer.StartAsync(new SandboxOptions());
        await using LoopbackProxy proxy = new();
        using WebApp app = Start(venue, ("Venues:Proxy:Address", proxy.Address), ("Venues:Proxy:UserName", LoopbackProxy.UserName), ("Venues:Proxy:Password", "another"));
        EngineHealth health = await LiveAsync(app, h => h.Connections.Count > 0 && h.Connections[0].LastError is not null);
        Assert.Contains("407", health.Connections[0].LastError, StringComparison.Ordinal);
        Assert.Equal(0, health.Live);
        Assert.Empty(proxy.Asked);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1:21", null, null)]
    [InlineData("http://ana:secret@127.0.0.1:3128", null, null)]
    [InlineData("http://127.0.0.1:3128/path", null, null)]
    [InlineData("http://127.0.0.1:3128", null, "secret")]
    [InlineData(null, "ana", null)]
    public void Validate_WrongOptions_AreRefused(string? address, string? userName, string? password)
    {
        VenueProxyOptions options = new() { Address = address is null ? null : new Uri(address), UserName = userName, Password = password };
        Assert.Single(options.Validate(new ValidationContext(options)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:3128")]
    [InlineData("socks5://proxy.example:1080")]
    public void Validate_ProxyAddress_IsTaken(string address)
    {
        VenueProxyOptions options = new() { Address = new Uri(address), UserName = "ana", Password = "secret" };
        Assert.Empty(options.Validate(new ValidationContext(options)));
    }

    private static WebApp Start(SandboxServer venue, params (string, string)[] settings)
    {
        WebApp app = new(null, [
            ("Venues:Bybit:WebSocketUrl", venue.WebSocketUrl), ("Venues:Bybit:RestUrl", venue.RestUrl), ("Universe:MaxSymbols", "20"), .. settings]);
        app.ListenOnSocket();
        return app;
    }

    private static Task<EngineHealth> LiveAsync(WebApp app, Func<EngineHealth, bool> isSo)
    {
        IMarket market = app.Services.GetRequiredService<IMarket>();
        return Wait.ForAsync(() => Task.FromResult(market.ReadHealth()), isSo);
    }
}
