using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Scalper.Tests.Replays;

/// <summary>What is a replay's address, and what only looks like one.</summary>
[Collection(ReplayTestGroup.Name)]
public sealed class ReplayAddressTests(ReplayProcess process)
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

    /// <summary>Its pages would lie outside the path that their links begin with.</summary>
    [Theory]
    [InlineData("/replay/%31/")]
    [InlineData("/replay/%31/symbol/BTCUSDT")]
    [InlineData("/%72eplay/1/")]
    [InlineData("/replay/01/")]
    [InlineData("/REPLAY/1/")]
    [InlineData("/Replay/1/css/app.css")]
    [InlineData("/x/../replay/1/")]
    public async Task Get_OtherSpelling_Is404AndNamesThePlainOne(string path)
    {
        using HttpClient http = await process.SignInAsync();
        using HttpResponseMessage answer = await http.GetAsync(AsItIs(path));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Scalper-Replay"));
        Assert.Contains("Replay 1 has the address /replay/1/, written in just these letters and digits.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/replay/%31/api/scores")]
    [InlineData("/REPLAY/1/api/scores")]
    [InlineData("/Replay/1/API/scores")]
    public async Task Get_ApiInOtherSpelling_IsAProblemThatNamesThePlainOne(string path)
    {
        using HttpClient http = process.CreateKeyClient();
        using HttpResponseMessage answer = await http.GetAsync(AsItIs(path));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("Replay 1 has the address /replay/1/, written in just these letters and digits.", (string?)problem["detail"]);
    }

    [Fact]
    public async Task Get_WithTheHostInTheTarget_IsTheReplays()
    {
        // As proxies are asked.
        string answer = await SendAsync($"GET {process.Address}replay/1/css/app.css HTTP/1.1\r\nHost: {process.Address.Authority}\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("Scalper-Replay: 1", answer, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("/replay/7/hubs/market/negotiate?negotiateVersion=1")]
    [InlineData("/replay/7/_blazor/negotiate?negotiateVersion=1")]
    public async Task Ask_LiveChannelOfNoReplay_GetsTheCodeAlone(string path)
    {
        using HttpClient http = await process.SignInAsync();
        http.DefaultRequestHeaders.Add("Origin", process.Address.GetLeftPart(UriPartial.Authority));
        using HttpResponseMessage answer = await http.PostAsync(path, null);
        Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
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

    // The platform would write it plainly.
    private Uri AsItIs(string path) => new(process.Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private async Task<string> SendAsync(string request)
    {
        using TcpClient tcp = new();
        await tcp.ConnectAsync(process.Address.Host, process.Address.Port);
        NetworkStream stream = tcp.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request));
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync();
    }
}
