using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Web.Components;

namespace Scalper.Tests.Hosting;

/// <summary>
/// The whole application on a storage folder of its own, in memory or, after <see cref="ListenOnSocket"/>, on a real loopback port.
/// </summary>
public sealed partial class WebApp : WebApplicationFactory<App>
{
    public const string UserName = "ana";
    public const string Password = "correct horse battery";

    private readonly Dictionary<string, string> _settings = [];
    private readonly TempFolder? _ownFolder;

    /// <param name="folder">A storage folder to share with another application; null for an own one, deleted at the end.</param>
    /// <param name="settings">Further settings, as on the command line.</param>
    public WebApp(string? folder = null, params (string Key, string Value)[] settings)
    {
        _ownFolder = folder is null ? new TempFolder() : null;
        Folder = folder ?? _ownFolder!.Path;
        _settings["Urls"] = "http://127.0.0.1:0";
        _settings["Storage:Directory"] = Folder;
        // A market that stands at the door: few tests look at it, and the usual rate takes a fifth of a core of each.
        _settings["Sandbox:MessagesPerSecond"] = "150";
        foreach ((string key, string value) in settings)
        {
            _settings[key] = value;
        }

        ClientOptions.AllowAutoRedirect = false;
    }

    /// <summary>The storage folder.</summary>
    public string Folder { get; }

    /// <summary>An application that has the administrator <see cref="UserName"/> already.</summary>
    public static WebApp WithAdministrator(params (string Key, string Value)[] settings) =>
        new(null, [("Accounts:Bootstrap:UserName", UserName), ("Accounts:Bootstrap:Password", Password), .. settings]);

    /// <summary>Starts on a free loopback port and returns the address; to be called before anything else starts the application.</summary>
    /// <param name="port">0 for any that is free.</param>
    public Uri ListenOnSocket(int port = 0)
    {
        UseKestrel(port);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    /// <summary>A client that keeps cookies, follows no redirect, and is signed in as the administrator.</summary>
    public async Task<HttpClient> CreateSignedInClientAsync()
    {
        HttpClient http = CreateClient();
        using HttpResponseMessage answer = await SignInAsync(http);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return http;
    }

    public static Task<HttpResponseMessage> SignInAsync(
        HttpClient http, string userName = UserName, string password = Password, string path = "/login") =>
        PostFormAsync(http, path, ("userName", userName), ("password", password));

    /// <summary>Opens the page and sends its form back with these fields.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        using HttpResponseMessage page = await http.GetAsync(path);
        string token = FormToken().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        return await PostAsync(http, path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public static async Task<HttpResponseMessage> PostAsync(HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await http.PostAsync(path, form);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        foreach ((string key, string value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        // A hash is slow on purpose, which proves nothing here.
        builder.ConfigureServices(services => services.Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = 1_000));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            AwaitEnd();
            _ownFolder?.Dispose();
        }
    }

    // The program's own thread disposes of the application too, and whoever comes second does not wait for the first.
    private void AwaitEnd()
    {
        string held = Path.Combine(Folder, "scalper.lock");
        SpinWait.SpinUntil(() => !File.Exists(held) || IsFree(held), TimeSpan.FromSeconds(30));
    }

    private static bool IsFree(string file)
    {
        try
        {
            using FileStream opened = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
