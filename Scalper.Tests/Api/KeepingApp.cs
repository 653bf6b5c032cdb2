using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scalper.Core.Recording.Folder;
using Scalper.Tests.Accounts.Pages;
using Scalper.Tests.Hosting;
using Scalper.Tests.Storage;
using Scalper.Web.Components;
using Scalper.Web.Logs;

namespace Scalper.Tests.Api;

/// <summary>The whole application on a log that holds lines already, and a disk as full as a test wants it; with an administrator's key.</summary>
public sealed class KeepingApp : IDisposable
{
    public const string Key = "admin-key";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_795_262_400_123);
    private readonly WebApp _app = WebApp.WithAdministrator(
        ("Api:Keys:0:Name", "robot"), ("Api:Keys:0:Key", Key), ("Api:Keys:0:Role", "Admin"),
        ("Sandbox:Enabled", "true"), ("Sandbox:MessagesPerSecond", "10"));

    public KeepingApp()
    {
        string logs = Path.Combine(_app.Folder, LogFolder.FolderName);
        Directory.CreateDirectory(logs);
        File.WriteAllLines(
            Path.Combine(logs, "scalper_07.log"),
            [LogLine.Write(At, LogLevel.Information, "Probe", "=1+1 first", null), "Probe, which is no line of ours"]);
        File.WriteAllLines(
            Path.Combine(logs, "scalper.log"),
            [LogLine.Write(At.AddSeconds(1), LogLevel.Error, "Probe", "two\nlines <b>", new InvalidOperationException("a fault"))]);
        Served = _app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<IDiskGauge>(Gauge)));
    }

    internal FakeGauge Gauge { get; } = new();

    public WebApplicationFactory<App> Served { get; }

    public string Folder => _app.Folder;

    public HttpClient CreateKeyClient()
    {
        HttpClient http = Served.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        return http;
    }

    /// <summary>The administrator's browser.</summary>
    internal async Task<Visitor> SignInAsync()
    {
        Visitor visitor = new(Served, "127.0.0.1");
        await visitor.SignInAsync(WebApp.UserName);
        return visitor;
    }

    public void Dispose()
    {
        Served.Dispose();
        _app.Dispose();
    }
}
