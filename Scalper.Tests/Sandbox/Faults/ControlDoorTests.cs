using System.Net;
using System.Text.Json;
using Scalper.Sandbox.Hosting;

namespace Scalper.Tests.Sandbox.Faults;

public sealed class ControlDoorTests
{
    [Theory]
    [InlineData("", "expected one JSON object, got text that is none")]
    [InlineData("{\"cmd\":", "expected one JSON object, got text that is none")]
    [InlineData("[1]", "expected one JSON object, got [1]")]
    [InlineData("""{"cmd":"explode"}""", "expected \"cmd\" to be one of ")]
    [InlineData("""{"cmd":"gap","symbol":"NOPEUSDT"}""", "gap: expected a listed contract, got 'NOPEUSDT'")]
    public async Task Control_BadInput_400WithOneLine(string body, string expected)
    {
        await using SocketBench bench = await SocketBench.StartAsync(connect: false);
        (HttpStatusCode status, JsonElement answer) = await bench.PostAsync(body);
        Assert.Equal((HttpStatusCode.BadRequest, false), (status, answer.GetProperty("ok").GetBoolean()));
        Assert.StartsWith(expected, answer.Text("error"), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', answer.Text("error"));
    }

    [Fact]
    public async Task Control_TooLong_400()
    {
        await using SocketBench bench = await SocketBench.StartAsync(connect: false);
        (HttpStatusCode status, JsonElement answer) = await bench.PostAsync("{\"cmd\":\"" + new string('x', 20_000) + "\"}");
        Assert.Equal((HttpStatusCode.BadRequest, "expected at most 16384 bytes, got more"), (status, answer.Text("error")));
    }

    [Fact]
    public async Task Control_ByGet_405()
    {
        await using SocketBench bench = await SocketBench.StartAsync(connect: false);
        (HttpStatusCode status, JsonElement answer) = await bench.GetAsync("/control");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "expected POST, got GET"), (status, answer.Text("error")));
    }

    [Fact]
    public async Task Control_Pause_TheTruthStandsStillAndEqualsTheBookOfTheSocket()
    {
        await using SocketBench bench = await SocketBench.StartAsync();
        await bench.SubscribeAsync(FaultBench.Book);
        await bench.ReceiveAsync();
        NaiveBook book = new();
        book.Apply(await bench.ReceiveJsonAsync());
        await bench.ControlAsync("""{"cmd":"rate","value":0}""");
        JsonElement truth = (await bench.GetAsync("/truth?symbol=BTCUSDT")).Answer.GetProperty("list")[0];
        while (book.UpdateId < truth.Long("u"))
        {
            book.Apply(await bench.ReceiveJsonAsync());
        }

        Assert.Equal(NaiveBook.Top(book.Bids, 50), NaiveBook.Top(truth.GetProperty("b"), 50));
        Assert.Equal(NaiveBook.Top(book.Asks, 50), NaiveBook.Top(truth.GetProperty("a"), 50));
        Assert.Equal(truth.GetRawText(), (await bench.GetAsync("/truth?symbol=*")).Answer.GetProperty("list")[0].GetRawText());
    }

    [Theory]
    [InlineData("/truth", HttpStatusCode.BadRequest, "expected symbol=, a contract or *, got none")]
    [InlineData("/truth?symbol=NOPEUSDT", HttpStatusCode.NotFound, "expected symbol= to name a contract, got 'NOPEUSDT'")]
    [InlineData("/truth?symbol=BTCUSDT&depth=25", HttpStatusCode.BadRequest, "expected depth= to be one of 1, 50, 200, 1000, got '25'")]
    [InlineData("/truth?symbol=BTCUSDT&depth=x", HttpStatusCode.BadRequest, "expected depth= to be one of 1, 50, 200, 1000, got 'x'")]
    [InlineData("/truth?symbol=BTCUSDT&trades=101", HttpStatusCode.BadRequest, "expected trades= to be 0 to 100, got '101'")]
    public async Task Truth_BadQuery_OneLine(string address, HttpStatusCode expectedStatus, string expected)
    {
        await using SocketBench bench = await SocketBench.StartAsync(connect: false);
        (HttpStatusCode status, JsonElement answer) = await bench.GetAsync(address);
        Assert.Equal((expectedStatus, expected), (status, answer.Text("error")));
    }

    [Fact]
    public async Task Start_WithFaults_TheyComeAndAreLogged()
    {
        LoggedLines lines = new();
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { FaultsPerMinute = 600 }, lines);
        await EndToEnd.Wait.ForAsync(() => Task.FromResult(lines.Count("Sandbox fault {")), static count => count > 0);
    }

    [Fact]
    public async Task Start_WithThousandContracts_AllListed()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { Contracts = 1_000 });
        using HttpClient http = new();
        List<string> symbols = [];
        string cursor = "";
        do
        {
            JsonElement result = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri($"{server.RestUrl}/v5/market/instruments-info?category=linear&limit=300&cursor={cursor}"))).GetProperty("result");
            symbols.AddRange(result.GetProperty("list").EnumerateArray().Select(static entry => entry.Text("symbol")));
            cursor = Uri.EscapeDataString(result.Text("nextPageCursor"));
        }
        while (cursor.Length > 0);
        Assert.Equal(998, symbols.Distinct().Count());
    }
}
