using System.Net;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Replay.Session;

namespace Scalper.Tests.Replays;

/// <summary>The application as users start it, with replay 1 of a made-up capture and room for no other. Shared by the tests of <see cref="ReplayTestGroup"/>.</summary>
public sealed class ReplayProcess : IAsyncLifetime
{
    private const string Key = "key-of-the-replay-tests", ViewerKey = "key-of-a-viewer-here";
    private readonly TempFolder _folder = new();

    public AppProcess App { get; private set; } = default!;

    public Uri Address { get; private set; } = default!;

    /// <summary>Nothing is started yet.</summary>
    /// <param name="folder">For storage and capture.</param>
    public static AppProcess Start(string folder, params string[] more) => Start([], folder, more);

    /// <param name="environment">Variables on top of those of the test run.</param>
    public static AppProcess Start(IEnumerable<(string Name, string Value)> environment, string folder, params string[] more) => AppProcess.Start(
    environment,
    [
        "--Urls=http://127.0.0.1:0", $"--Storage:Directory={folder}/data", "--Sandbox:Enabled=true", "--Sandbox:MessagesPerSecond=50", "--Universe:MaxSymbols=2",
        $"--Accounts:Bootstrap:UserName={WebApp.UserName}", $"--Accounts:Bootstrap:Password={WebApp.Password}", "--Api:Keys:0:Name=tests", $"--Api:Keys:0:Key={Key}", "--Api:Keys:0:Role=Admin",
        "--Api:Keys:1:Name=viewer", $"--Api:Keys:1:Key={ViewerKey}",
        $"--Replay:From={CaptureFile.Write(folder, seed: 3)}", "--Replay:MostReplays=1", .. more,
    ]);

    public static async Task<Uri> AddressAsync(AppProcess app)
    {
        const string ready = "Scalper is ready: open ";
        return new Uri((await app.WaitForLineAsync(ready))[ready.Length..]);
    }

    public async Task InitializeAsync()
    {
        App = Start(_folder.Path);
        Address = await AddressAsync(App);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A client that keeps cookies and follows no redirect.</summary>
    public HttpClient CreateClient(CookieContainer? cookies = null) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A client with an administrator's key.</summary>
    public HttpClient CreateKeyClient() => ReplayMarket.ClientOf(Address);

    /// <summary>A client with a key that may only look.</summary>
    public HttpClient CreateViewerKeyClient() => ReplayMarket.ClientOf(Address, ViewerKey);

    public async Task<HttpClient> SignInAsync(CookieContainer? cookies = null)
    {
        HttpClient http = CreateClient(cookies);
        using HttpResponseMessage answer = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return http;
    }
}
