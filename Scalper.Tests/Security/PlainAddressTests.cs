using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scalper.Web.Hosting;

namespace Scalper.Tests.Security;

public sealed class PlainAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", false)]
    [InlineData("http://127.0.0.2:8080", false)]
    [InlineData("http://[::1]:8080", false)]
    [InlineData("http://localhost:8080", false)]
    [InlineData("https://0.0.0.0:8443", false)]
    [InlineData("http://unix:/run/scalper.sock", false)]
    [InlineData("http://0.0.0.0:8080", true)]
    [InlineData("http://[::]:8080", true)]
    [InlineData("http://*:8080", true)]
    [InlineData("http://192.168.1.4:8080", true)]
    [InlineData("http://scalper.example", true)]
    public async Task Start_PlainAddress_IsWarnedOfWhereOthersReachIt(string address, bool isWarnedOf)
    {
        using CaughtLog log = new();
        WebApplicationBuilder builder = WebHost.CreateBuilder([]);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<ListeningAddresses>();
        await using WebApplication app = builder.Build();
        ServerAddressesFeature addresses = new();
        addresses.Addresses.Add(address);
        app.Services.GetRequiredService<IServer>().Features.Set<IServerAddressesFeature>(addresses);
        app.WarnOfPlainAddresses();
        Assert.Equal(isWarnedOf, log.At(LogLevel.Warning).Any(line => line.Contains("is plain http", StringComparison.Ordinal)));
        Assert.Equal(isWarnedOf, SecureTransport.IsPlainAndOpen(BindingAddress.Parse(address)));
    }
}
