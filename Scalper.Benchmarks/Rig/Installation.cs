using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Scalper.Benchmarks.Viewers.Circuits;

namespace Scalper.Benchmarks.Rig;

/// <summary>
/// A sandbox exchange and the application that follows it, each a process of its own on loopback ports, with data and accounts that are
/// deleted at the end.
/// </summary>
internal sealed class Installation : IDisposable
{
    public const string UserName = "viewer";
    private const int Symbols = 300;
    private const int MessagesPerSecond = 2500;
    private static readonly string Secret = Guid.NewGuid().ToString("N");

    private readonly string _folder;
    private readonly HttpClient _http;
    private readonly ChildProcess _venue;
    private readonly ChildProcess _application;
    private readonly Uri _exchange;

    private Installation(ChildProcess venue, Uri exchange, ChildProcess application, Uri address, string folder)
    {
        (_venue, _exchange, _application, Address, _folder) = (venue, exchange, application, address, folder);
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("X-Api-Key", Secret);
    }

    public static string Password => Secret;

    /// <summary>Of the application's API, for a program that only looks.</summary>
    public static string Key => Secret;

    public Uri Address { get; }

    /// <summary>The application's process.</summary>
    public ChildProcess Application => _application;

    /// <param name="settings">Further settings of the application, <c>Section:Key=Value</c>.</param>
    public static async Task<Installation> StartAsync(IReadOnlyList<string> settings, CancellationToken cancellation, params (string Name, string Value)[] environment)
    {
        string folder = Directory.CreateTempSubdirectory("scalper-viewers-").FullName;
        ChildProcess? venue = null, application = null;
        try
        {
            venue = ChildProcess.Start(BuiltProgram.Sandbox, ["--messages-per-second", MessagesPerSecond.ToString(CultureInfo.InvariantCulture)]);
            string socket = After(await venue.WaitForLineAsync("WebSocket", cancellation)), rest = After(await venue.WaitForLineAsync("REST", cancellation));
            application = ChildProcess.Start(BuiltProgram.Application, [.. Arguments(folder, socket, rest), .. settings.Select(s => "--" + s)], environment);
            Installation ready = new(venue, new Uri(rest), application, new Uri(After(await application.WaitForLineAsync("Scalper is ready", cancellation))), folder);
            await ready.WaitUntilLiveAsync(cancellation);
            return ready;
        }
        catch
        {
            application?.Dispose();
            venue?.Dispose();
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public Task<CookieContainer> SignInAsync(CancellationToken cancellation) => CircuitPage.SignInAsync(Address, UserName, Password, cancellation);

    public Task<EngineReading> ReadEngineAsync(CancellationToken cancellation) => EngineReading.ReadAsync(_http, cancellation);

    /// <summary>An answer of the application's API.</summary>
    public async Task<JsonNode> ReadAsync(string path, CancellationToken cancellation) =>
        JsonNode.Parse(await _http.GetStringAsync(new Uri(path, UriKind.Relative), cancellation))!;

    /// <summary>Has the exchange do something.</summary>
    public async Task ControlAsync(JsonObject command, CancellationToken cancellation)
    {
        using HttpClient http = new();
        using HttpResponseMessage answer = await http.PostAsJsonAsync(new Uri(_exchange, "control"), command, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public ProcessReading ReadProcess()
    {
        _application.ThrowIfEnded();
        return ProcessReading.Of(_application.Id);
    }

    public void Dispose()
    {
        _http.Dispose();
        _application.Dispose();
        _venue.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string[] Arguments(string folder, string socket, string rest) =>
    [
        "--environment=Production", "--Urls=http://127.0.0.1:0", $"--Storage:Directory={folder}",
        $"--Venues:Bybit:WebSocketUrl={socket}", $"--Venues:Bybit:RestUrl={rest}",
        $"--Accounts:Bootstrap:UserName={UserName}", $"--Accounts:Bootstrap:Password={Secret}",
        "--Api:Keys:0:Name=benchmark", $"--Api:Keys:0:Key={Secret}", "--Api:Keys:0:Role=Viewer",
    ];

    private static string After(string line) => line[(line.LastIndexOf(' ') + 1)..];

    private async Task WaitUntilLiveAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        while (await ReadEngineAsync(deadline.Token) is { Live: < Symbols })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), deadline.Token);
        }
    }
}
