using System.Net;
using System.Text.Json.Nodes;
using Scalper.Tests.Storage;

namespace Scalper.Tests.Api;

/// <summary>The routes about the log and the storage.</summary>
public sealed class KeepingApiTests(KeepingApp app) : IClassFixture<KeepingApp>
{
    [Theory]
    [InlineData("/api/monitor/logs?search=probe")]
    [InlineData("/api/monitor/storage")]
    public async Task Answer_Fields_AreAsDescribed(string path)
    {
        JsonNode document = await GetAsync("/openapi/v1.json");
        JsonNode schema = document["paths"]![path.Split('?')[0]]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
        new SchemaCheck(document).Check(await GetAsync(path), schema, path);
    }

    [Fact]
    public async Task Logs_OfSeveralFiles_AreNewestFirstAndWhole()
    {
        JsonNode log = await GetAsync("/api/monitor/logs?search=PROBE");
        Assert.Equal("Start", log["end"]!.GetValue<string>());
        Assert.Equal(log["totalBytes"]!.GetValue<long>(), log["searchedBytes"]!.GetValue<long>());
        Assert.Equal(
            """
            [{"at":1795262401123,"level":"Error","category":"Probe","message":"two\nlines <b>","exception":"System.InvalidOperationException: a fault"},
            {"at":null,"level":null,"category":null,"message":"Probe, which is no line of ours","exception":null},
            {"at":1795262400123,"level":"Information","category":"Probe","message":"=1+1 first","exception":null}]
            """.ReplaceLineEndings(""),
            log["lines"]!.ToJsonString(Scalper.Web.Api.Documents.ApiJson.Options));
    }

    [Theory]
    [InlineData("lines=2&search=probe", 2, "Lines")]
    [InlineData("level=warning&search=probe", 1, "Start")]
    [InlineData("search=isnowhere", 0, "Start")]
    public async Task Logs_Asked_AreThoseAndItSaysWhyNoMore(string query, int count, string end)
    {
        JsonNode log = await GetAsync($"/api/monitor/logs?{query}");
        Assert.Equal((count, end), (log["lines"]!.AsArray().Count, log["end"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Logs_AsCsv_AreALineEachAndNoFormula()
    {
        using HttpClient http = app.CreateKeyClient();
        using HttpResponseMessage answer = await http.GetAsync("/api/monitor/logs?search=probe&format=csv");
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(("text/csv", "logs.csv"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        Assert.StartsWith("at,level,category,message,exception\r\n1795262401123,Error,Probe,\"two\nlines <b>\",", text, StringComparison.Ordinal);
        Assert.Contains(",Probe,'=1+1 first,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lines=0", "Parameter 'lines': expected a whole number from 1 to 1000, received '0'.")]
    [InlineData("level=loud", "Parameter 'level': expected Trace, Debug, Information, Warning, Error or Critical, received 'loud'.")]
    [InlineData("search=", "Parameter 'search': expected 1 to 100 characters, received ''.")]
    public async Task Logs_WordThatIsWrong_Is400ThatNamesIt(string query, string detail)
    {
        using HttpClient http = app.CreateKeyClient();
        using HttpResponseMessage answer = await http.GetAsync($"/api/monitor/logs?{query}");
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(detail, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task Storage_FullDisk_IsToldWithItsWarning()
    {
        app.Gauge.Disk = FakeGauge.Of(used: 76, inodesUsed: 12);
        JsonNode storage = await GetAsync("/api/monitor/storage");
        Assert.Equal(app.Folder, storage["folder"]!.GetValue<string>());
        Assert.True(storage["databaseBytes"]!.GetValue<long>() > 0);
        Assert.True(storage["logsBytes"]!.GetValue<long>() > 0);
        Assert.Null(storage["recordingsBytes"]);
        Assert.Null(storage["growthBytesPerHour"]);
        Assert.Equal(
            """{"totalBytes":1100,"usedBytes":760,"freeBytes":240,"usedPercent":76,"usedInodes":12,"freeInodes":88,"inodesUsedPercent":12}""",
            storage["disk"]!.ToJsonString());
        Assert.Equal("""["The disk of the storage folder is 76.0 % used: warned of from 75 % on (Storage:WarnPercent)."]""", storage["warnings"]!.ToJsonString());
    }

    [Fact]
    public async Task Storage_SystemDoesNotSay_HasNoDisk()
    {
        app.Gauge.Disk = null;
        JsonNode storage = await GetAsync("/api/monitor/storage");
        Assert.Null(storage["disk"]);
        Assert.Empty(storage["warnings"]!.AsArray());
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using HttpClient http = app.CreateKeyClient();
        using HttpResponseMessage answer = await http.GetAsync(path);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
