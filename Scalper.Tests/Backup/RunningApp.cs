using System.Net;
using Scalper.Tests.Accounts;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Backup;

/// <summary>The application as a process on a storage folder, with the administrator of <see cref="WebApp"/>, and a browser before it.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClientHandler _handler;

    private RunningApp(AppProcess process, Uri address)
    {
        Process = process;
        _handler = new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false, UseProxy = false };
        Http = new HttpClient(_handler) { BaseAddress = address };
    }

    public AppProcess Process { get; }

    public HttpClient Http { get; }

    /// <summary>What it runs with.</summary>
    public static string[] Settings(string folder, params string[] more) =>
    [
        "--Urls=http://127.0.0.1:0", $"--Storage:Directory={folder}", "--Sandbox:Enabled=true", "--Universe:Symbols=BTCUSDT", "--Logging:LogLevel:Microsoft=Warning",
        $"--Accounts:Bootstrap:UserName={WebApp.UserName}", $"--Accounts:Bootstrap:Password={WebApp.Password}", .. more,
    ];

    public static async Task<RunningApp> StartAsync(string folder, params string[] more)
    {
        AppProcess process = AppProcess.Start(Settings(folder, more));
        const string Ready = "Scalper is ready: open ";
        string line = await process.WaitForLineAsync(Ready);
        return new RunningApp(process, new Uri(line[Ready.Length..]));
    }

    /// <summary>Cookies of the browser, to be given to another one.</summary>
    public string Cookie => _cookies.GetCookieHeader(Http.BaseAddress!);

    public async Task SignInAsync(string password = WebApp.Password)
    {
        using HttpResponseMessage answer = await WebApp.SignInAsync(Http, password: password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Whether a browser with these cookies is signed in.</summary>
    public async Task<bool> KnowsAsync(string cookie)
    {
        using HttpClientHandler handler = new() { UseCookies = false, AllowAutoRedirect = false, UseProxy = false };
        using HttpClient http = new(handler) { BaseAddress = Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        return await Session.IsSignedInAsync(http);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _handler.Dispose();
        await Process.DisposeAsync();
    }
}
