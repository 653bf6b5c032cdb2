using System.Net;
using System.Text.Json.Nodes;

namespace Scalper.Tests.Replays;

/// <summary>What is a replay's address, and what only looks like one.</summary>
public sealed class ReplayAddressTests(ReplayProcess process) : IClassFixture<ReplayProcess>
{
    [Theory]
    [InlineData("/replay/1", "/replay/1/")]
    [InlineData("/replay/1?symbol=A%20B", "/replay/1/?symbol=A%20B")]
    public async Task Get_WithoutTheLastSlash_LeadsToWhereRelativeLinksWork(string path, string to)
    {
        using HttpClient http = await process.SignInAsync();
        using HttpResponseMessage answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        Assert.Equal(to, answer.Headers.Location?.OriginalString);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/replay/7/")]
    [InlineData("/replay/7/symbol/BTCUSDT")]
    [InlineData("/replay/01/")]
    [InlineData("/replay/1%2fapi/replay")]
    [InlineData("/replay/+1/")]
    [InlineData("/replay//1/")]
    [InlineData("/replay/99999999999999999999/")]
    [InlineData("/replay/")]
    public async Task Get_PageOfNoReplay_Is404(string path)
    {
        using HttpClient http = await process.SignInAsync();
        using HttpResponseMessage answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.False(answer.Headers.Contains("Scalper-Replay"));
    }

    [Fact]
    public async Task Get_ApiOfNoReplay_IsAProblemThatSaysSo()
    {
        using HttpClient http = process.CreateKeyClient();
        using HttpResponseMessage answer = await http.GetAsync("/replay/7/api/scores");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("Replay '7' is not open: expected one of those that /api/replays lists.", (string?)problem["detail"]);
    }

    /// <summary>Contracts have names beyond ASCII; and what was escaped twice stays escaped once.</summary>
    [Theory]
    [InlineData("%E5%B8%81%20X")]
    [InlineData("a%2500b")]
    [InlineData("a%252fb")]
    public async Task Get_EscapedName_IsReadAsLiveReadsIt(string name)
    {
        using HttpClient http = process.CreateKeyClient();
        using HttpResponseMessage live = await http.GetAsync($"/api/features/symbol/{name}");
        using HttpResponseMessage replayed = await http.GetAsync($"/replay/1/api/features/symbol/{name}");
        Assert.Equal(HttpStatusCode.NotFound, replayed.StatusCode);
        Assert.Equal(await live.Content.ReadAsStringAsync(), await replayed.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Open_WhereThereIsRoomForNone_Is409AndSaysWhatToDo()
    {
        using HttpClient http = process.CreateKeyClient();
        HttpResponseMessage[] answers = await Task.WhenAll(http.PostAsync("/api/replays?at=1786310819526", null), http.PostAsync("/api/replays?at=1786310819526", null));
        foreach (HttpResponseMessage answer in answers)
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("expected at most 1 replays at once (Replay:MostReplays)", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            answer.Dispose();
        }
    }
}
