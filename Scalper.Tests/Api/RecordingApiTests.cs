using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Replay;
using Scalper.Tests.Accounts;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Recording.Journal;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;
using Scalper.Web.Recording;

namespace Scalper.Tests.Api;

/// <summary>The routes about recordings over an application that records, and that found a segment of an earlier run.</summary>
public sealed class RecordingApiTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WebApp _app;

    public RecordingApiTests()
    {
        using (JournalRig rig = new JournalRig(folder: Path.Combine(_folder.Path, "recordings")).Start(1))
        {
            rig.Lanes[0].AppendFrame(100, rig.NowNs);
            rig.Pass(12);
            Earlier = rig.Folder.List()[0].Name;
            LastAt = rig.NowNs;
            rig.End();
        }

        _app = new WebApp(
            _folder.Path,
            ("Accounts:Bootstrap:UserName", WebApp.UserName), ("Accounts:Bootstrap:Password", WebApp.Password),
            ("Api:Keys:0:Name", "screen"), ("Api:Keys:0:Key", "viewer-key"),
            ("Api:Keys:1:Name", "robot"), ("Api:Keys:1:Key", "admin-key"), ("Api:Keys:1:Role", "Admin"),
            ("Sandbox:Enabled", "true"), ("Universe:MaxSymbols", "8"), ("Recording:Enabled", "true"), ("Recording:MinimumFreeGigabytes", "0"));
    }

    private string Earlier { get; }

    private long LastAt { get; }

    private static string Verify => "/api/admin/recordings/verify";

    private string Pin => $"/api/admin/recordings/{Earlier}/pin";

    public void Dispose()
    {
        _app.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/api/monitor/recordings")]
    [InlineData("/api/monitor/storage")]
    public async Task Answer_Fields_AreAsDescribed(string path)
    {
        using HttpClient http = KeyClient("admin-key");
        JsonNode document = await GetAsync(http, "/openapi/v1.json");
        JsonNode schema = document["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
        new SchemaCheck(document).Check(await GetAsync(http, path), schema, path);
    }

    [Fact]
    public async Task Recordings_OfTheRunningOne_AreThoseOfTheFolder()
    {
        using HttpClient http = KeyClient("viewer-key");
        JsonNode answer = await GetAsync(http, "/api/monitor/recordings");
        JsonNode recording = answer["recording"]!;
        Assert.Equal(("Recording", null), (recording["state"]!.GetValue<string>(), recording["reason"]?.GetValue<string>()));
        Assert.Equal((10L << 30, 0, 2), (recording["budgetBytes"]!.GetValue<long>(), recording["pinnedBytes"]!.GetValue<long>(), recording["segments"]!.GetValue<int>()));
        Assert.Equal("How long 10 GB last is known after a minute of recording.", recording["sentence"]!.GetValue<string>());
        Assert.True(recording["disk"]!["totalBytes"]!.GetValue<long>() > 0);
        Assert.Null(recording["hoursLeft"]);
        JsonArray segments = answer["segments"]!.AsArray();
        Assert.Equal([Earlier, segments[1]!["name"]!.GetValue<string>()], segments.Select(s => s!["name"]!.GetValue<string>()));
        Assert.Equal([false, true], segments.Select(s => s!["written"]!.GetValue<bool>()));
        Assert.InRange(segments[0]!["lastAt"]!.GetValue<long>(), (LastAt / 1_000_000) - 2_000, LastAt / 1_000_000);
        Assert.Null(segments[1]!["lastAt"]);
    }

    [Fact]
    public async Task Recordings_AsCsv_AreALineEach()
    {
        using HttpClient http = KeyClient("viewer-key");
        using HttpResponseMessage answer = await http.GetAsync("/api/monitor/recordings?format=csv");
        string[] lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("text/csv", "recordings.csv"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal((3, "name,beganAt,lastAt,bytes,pinned,written"), (lines.Length, lines[0]));
        Assert.StartsWith(Earlier + ",", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segment_OfTheList_IsTheFileItself()
    {
        using HttpClient http = KeyClient("viewer-key");
        byte[] file = await http.GetByteArrayAsync($"/api/monitor/recordings/{Earlier}");
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "recordings", Earlier)), file);
        string written = (await GetAsync(http, "/api/monitor/recordings"))["segments"]![1]!["name"]!.GetValue<string>();
        Assert.NotEmpty(await http.GetByteArrayAsync($"/api/monitor/recordings/{written}"));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(http, HttpMethod.Get, "/api/monitor/recordings/recording.lock"));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(http, HttpMethod.Get, "/api/monitor/recordings/..%2Fscalper.db"));
    }

    [Fact]
    public async Task Export_OfALiveSymbol_ReplaysToItsScores()
    {
        using HttpClient http = KeyClient("viewer-key");
        string from = DateTimeOffset.UtcNow.AddMinutes(-5).ToString("O"), to = DateTimeOffset.UtcNow.AddMinutes(5).ToString("O");
        string symbol = (await Wait.ForAsync(() => GetAsync(http, "/api/scores"), s => s.AsArray().Any(r => r!["score"] is not null))).AsArray().First(r => r!["score"] is not null)!["symbol"]!.GetValue<string>();
        string ask = $"/api/monitor/recordings/export?symbol={symbol}&from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}";
        string path = Path.Combine(_folder.Path, "a.moment");

        ReplayReport report = await Wait.ForAsync(
            async () =>
            {
                using HttpResponseMessage answer = await http.GetAsync(ask);
                if (!answer.IsSuccessStatusCode)
                {
                    // Nothing of it has been written yet.
                    Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                    return new ReplayReport([], []);
                }

                Assert.EndsWith(".moment", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
                await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync());
                return RecordingReplay.Play(path, CancellationToken.None);
            },
            r => r.Lanes.Sum(l => l.Scores) > 5);

        Assert.Equal([], report.AllFaults);
        Assert.Empty(report.Differences);
        byte[] frames = await http.GetByteArrayAsync(ask + "&kind=jsonl");
        Assert.Equal([0x1f, 0x8b], frames[..2]);
        Assert.InRange(Directory.GetFiles(Path.Combine(_folder.Path, "exports")).Length, 1, 4);
    }

    [Theory]
    [InlineData("", 400, "'from'")]
    [InlineData("symbol=BTCUSDT&from=noon&to=2026-11-22T12:00Z", 400, "'noon'")]
    [InlineData("symbol=BTCUSDT&from=2026-11-22T12:00Z&to=1", 400, "not before")]
    [InlineData("symbol=BTCUSDT&from=2026-11-22T12:00Z&to=2026-11-22T14:00Z", 400, "60 minutes at most, came 120")]
    [InlineData("symbol=btc/usdt&from=2026-11-22T12:00Z&to=2026-11-22T12:10Z", 400, "such as BTCUSDT")]
    [InlineData("symbol=BTCUSDT&from=2026-11-22T12:00Z&to=2026-11-22T12:10Z&kind=csv", 400, "'csv'")]
    [InlineData("symbol=BTCUSDT&from=0001-01-01T00:00Z&to=0001-01-01T00:10Z", 400, "times of recordings")]
    [InlineData("symbol=BTCUSDT&from=2016-11-22T12:00Z&to=2016-11-22T12:10Z", 404, "something was recorded")]
    public async Task Export_WhatCannotBe_SaysWhatWasExpected(string query, int status, string words)
    {
        using HttpClient http = KeyClient("viewer-key");
        using HttpResponseMessage answer = await http.GetAsync("/api/monitor/recordings/export?" + query);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(words, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_OfAnAdministrator_HasTheSame()
    {
        using HttpClient http = KeyClient("admin-key");
        JsonNode storage = await GetAsync(http, "/api/monitor/storage");
        Assert.Equal(("Recording", 2), (storage["recording"]!["state"]!.GetValue<string>(), storage["recording"]!["segments"]!.GetValue<int>()));
        Assert.True(storage["recordingsBytes"]!.GetValue<long>() > 0);
    }

    [Fact]
    public async Task Verify_AdministratorsKey_FindsTheEndEqual()
    {
        using HttpClient http = KeyClient("admin-key");

        // Until the first hashes were written there is nothing to compare.
        JsonNode verify = await Wait.ForAsync(
            async () =>
            {
                await AskAsync(http, HttpMethod.Post, Verify);
                return (await GetAsync(http, "/api/monitor/recordings"))["verify"]!;
            },
            v => v["state"]!.GetValue<string>() is "Equal" or "Different");

        Assert.Equal(("Equal", "robot"), (verify["state"]!.GetValue<string>(), verify["by"]!.GetValue<string>()));
        Assert.True(verify["scores"]!.GetValue<long>() > 0 && verify["compared"]!.GetValue<long>() > 0);
        Assert.Equal(64, verify["hash"]!.GetValue<string>().Length);
        List<AuditRow> written = await _app.Services.GetRequiredService<AuditLog>().ReadAsync(AuditKind.Operation, before: null);
        Assert.Contains(written, w => (w.Act, w.Who) == (AuditAct.RecordingVerified, "robot"));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("viewer-key", HttpStatusCode.Forbidden)]
    public async Task Verify_WhoMayNot_IsRefused(string? key, HttpStatusCode status)
    {
        using HttpClient http = KeyClient(key);
        Assert.Equal(status, await AskAsync(http, HttpMethod.Post, Verify));
    }

    [Fact]
    public async Task Pin_AdministratorsKey_IsKeptAndLetGoAgain()
    {
        using HttpClient http = KeyClient("admin-key");
        Assert.Equal(HttpStatusCode.NoContent, await AskAsync(http, HttpMethod.Put, Pin));
        Assert.True(File.Exists(Path.Combine(_folder.Path, "recordings", Earlier + ".pin")));
        JsonNode recordings = await GetAsync(http, "/api/monitor/recordings");
        Assert.True(recordings["segments"]![0]!["pinned"]!.GetValue<bool>());
        Assert.True(recordings["recording"]!["pinnedBytes"]!.GetValue<long>() > 0);
        Assert.Equal(HttpStatusCode.NoContent, await AskAsync(http, HttpMethod.Delete, Pin));
        Assert.False((await GetAsync(http, "/api/monitor/recordings"))["segments"]![0]!["pinned"]!.GetValue<bool>());
        List<AuditRow> written = await _app.Services.GetRequiredService<AuditLog>().ReadAsync(AuditKind.Operation, before: null);
        Assert.Equal([(AuditAct.SegmentUnpinned, "robot", Earlier), (AuditAct.SegmentPinned, "robot", Earlier)], written.Select(w => (w.Act, w.Who, w.What)));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("viewer-key", HttpStatusCode.Forbidden)]
    public async Task Pin_WhoMayNot_IsRefused(string? key, HttpStatusCode status)
    {
        using HttpClient http = KeyClient(key);
        Assert.Equal((status, status), (await AskAsync(http, HttpMethod.Put, Pin), await AskAsync(http, HttpMethod.Delete, Pin)));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "recordings", Earlier + ".pin")));
    }

    [Fact]
    public async Task Pin_SignedInAdministrator_NeedsTheTokenOfAPage()
    {
        CookieContainer cookies = new();
        using HttpClient http = _app.CreateDefaultClient(new CookieContainerHandler(cookies));
        using HttpResponseMessage signedIn = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(http, HttpMethod.Put, Pin));
        string token = await FormTokens.ForAsync(_app, cookies.GetCookieHeader(_app.ClientOptions.BaseAddress), WebApp.UserName);
        Assert.Equal(HttpStatusCode.NoContent, await AskAsync(http, HttpMethod.Put, Pin, token));
    }

    [Theory]
    [InlineData("20261122T124050123Z-00000099.journal")]
    [InlineData("recording.lock")]
    [InlineData("..%2Fscalper.db")]
    [InlineData("..%5Cscalper.db")]
    [InlineData("%2Fetc%2Fpasswd")]
    public async Task Pin_NameThatIsNotListed_Is404AndMakesNoFile(string name)
    {
        using HttpClient http = KeyClient("admin-key");
        string[] before = Directory.GetFiles(_folder.Path, "*.pin", SearchOption.AllDirectories);
        foreach (HttpMethod method in new[] { HttpMethod.Put, HttpMethod.Delete })
        {
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync(http, method, $"/api/admin/recordings/{name}/pin"));
        }

        Assert.Equal(before, Directory.GetFiles(_folder.Path, "*.pin", SearchOption.AllDirectories));
        Assert.True(File.Exists(Path.Combine(_folder.Path, "scalper.db")));
    }

    [Fact]
    public async Task Pin_DiskRefuses_Is503ThatSaysWhy()
    {
        // Nobody, not even root, makes a file where a folder is.
        Directory.CreateDirectory(Path.Combine(_folder.Path, "recordings", Earlier + ".pin"));
        using HttpClient http = KeyClient("admin-key");
        using HttpResponseMessage answer = await http.PutAsync(Pin, null);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("It could not be written down (", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await _app.Services.GetRequiredService<AuditLog>().ReadAsync(AuditKind.Operation, before: null));
    }

    [Fact]
    public async Task Stop_Application_LeavesAnEndedSegment()
    {
        RecordingHost host = _app.Services.GetRequiredService<RecordingHost>();
        await _app.DisposeAsync();
        Assert.DoesNotContain(host.List(), s => s.IsWritten);
    }

    private HttpClient KeyClient(string? key)
    {
        HttpClient http = _app.CreateClient();
        if (key is not null)
        {
            http.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        return http;
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http, HttpMethod method, string path, string? token = null)
    {
        using HttpRequestMessage ask = new(method, path);
        if (token is not null)
        {
            ask.Headers.Add("RequestVerificationToken", token);
        }

        using HttpResponseMessage answer = await http.SendAsync(ask);
        return answer.StatusCode;
    }

    private static async Task<JsonNode> GetAsync(HttpClient http, string path)
    {
        using HttpResponseMessage answer = await http.GetAsync(path);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
