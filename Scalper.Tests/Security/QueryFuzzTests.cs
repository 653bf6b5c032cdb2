using System.Text.Json.Nodes;
using Scalper.Core.Universe;
using Scalper.Tests.Api;
using Scalper.Tests.Components;

namespace Scalper.Tests.Security;

/// <summary>Whatever stands in a parameter is a word to compare with, never a part of a question to a database (S-29).</summary>
public sealed class QueryFuzzTests : ApiFixture
{
    private static readonly string[] Hostile =
    [
        "'", "''", "\"", "`", "\\", ";", "--", "/*", "*/", "%", "_", "%00", "\0", "\u202e", "' OR '1'='1", "' OR 1=1 --", "1; DROP TABLE AspNetUsers --",
        "x' UNION SELECT * FROM AspNetUsers --", "BTCUSDT' AND SLEEP(5) --", "rank; SELECT sqlite_version()", "symbol DESC, (SELECT 1)",
        "$ne", "{\"$gt\":\"\"}", "../../etc/passwd", "<img src=x onerror=alert(1)>", "{{7*7}}", "${7*7}", "-1", "99999999999999999999", "1e400", "NaN",
        "true'", new string('A', 10_000), new string('\'', 10_000), string.Concat(Enumerable.Repeat("é€😀", 1_000)),
    ];

    public QueryFuzzTests()
    {
        Market.Universe = UniverseRule.Choose([], new() { Prime = [] });
        Market.Follow("BTCUSDT");
        Market.Publish("BTCUSDT", Views.Live());
    }

    [Theory]
    [InlineData("/api/symbols?search=")]
    [InlineData("/api/symbols?sort=")]
    [InlineData("/api/symbols?category=")]
    [InlineData("/api/symbols?followed=")]
    [InlineData("/api/symbols?descending=")]
    [InlineData("/api/symbol/BTCUSDT/book?depth=")]
    [InlineData("/api/symbol/BTCUSDT/candles?interval=")]
    [InlineData("/api/features/symbol/")]
    [InlineData("/api/quality?horizon=")]
    [InlineData("/api/symbol/BTCUSDT/why?horizon=")]
    public async Task Ask_HostileText_IsRefusedOrFindsNothing(string path)
    {
        Market.Detail = _ => throw new InvalidOperationException("A refused parameter asks no lane.");
        // The client of the test sends no path with a null character.
        foreach (string text in Hostile.Where(text => path.Contains('?', StringComparison.Ordinal) || !text.Contains('\0', StringComparison.Ordinal)))
        {
            await AskAsync(path + Uri.EscapeDataString(text), path);
        }
    }

    [Fact]
    public async Task Ask_RandomParameters_NeverFails()
    {
        Random random = new(29);
        string[] names = ["search", "sort", "category", "followed", "descending", "depth", "interval"];
        for (int i = 0; i < 500; i++)
        {
            string query = string.Join('&', Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
                $"{names[random.Next(names.Length)]}={Uri.EscapeDataString(Hostile[random.Next(Hostile.Length - 3)] + (char)random.Next(1, 0xD7FF))}"));
            await AskAsync($"/api/symbols?{query}", "/api/symbols?search=");
        }
    }

    private async Task AskAsync(string address, string route)
    {
        using HttpResponseMessage answer = await Http.GetAsync(address);
        string shown = address[..Math.Min(address.Length, 200)];
        Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {shown}");
        if (answer.IsSuccessStatusCode)
        {
            Assert.True(route.EndsWith("search=", StringComparison.Ordinal), shown);
            JsonNode list = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.Empty(list["symbols"]!.AsArray());
        }
    }
}
