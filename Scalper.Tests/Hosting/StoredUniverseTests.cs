using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Venues;
using static Scalper.Tests.Hosting.VenueLists;

namespace Scalper.Tests.Hosting;

/// <summary>The application over and over on one storage folder, with the exchange's REST there or not.</summary>
public sealed class StoredUniverseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_RestIsDown_FollowsTheListOfTheLastStart()
    {
        Uri rest = await StartOnceAsync();
        FollowedUniverse universe = await StartAsync(rest, UniverseSource.Stored, "BTCUSDT", "AUSDT");
        Assert.Equal("0.10", universe.Instruments[0].TickSize.Text);
        ListedContract listed = universe.Verdicts[1].Listed!;
        Assert.Equal((50, 10.0, 1000.5, "Trading"), Figures(listed));
        Assert.Equal(("USDT", "LinearPerpetual", 1_758_175_736_000L, 240), (listed.Quote, listed.ContractType, listed.LaunchedAtMs, listed.FundingIntervalMinutes));
        Assert.InRange(universe.ListedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow);
        Assert.Contains("following 2 instruments of the list kept on 2", universe.Notice, StringComparison.Ordinal);
        Assert.Contains(" old at this start.", universe.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ListReadAgain_ReplacesTheKeptOne()
    {
        string[] listed = ["AUSDT", "OLDUSDT"];
        Uri rest;
        await using (LoopbackRest venue = await LoopbackRest.StartAsync(c => AnswerAsync(c, [.. listed.Select(s => new VenueContract(s))])))
        {
            rest = venue.Address;
            await StartAsync(rest, UniverseSource.Venue, "AUSDT", "OLDUSDT");
            listed = ["AUSDT", "NEWUSDT"];
            await StartAsync(rest, UniverseSource.Venue, "AUSDT", "NEWUSDT");
        }

        await StartAsync(rest, UniverseSource.Stored, "AUSDT", "NEWUSDT");
        Assert.Equal(1L, CountLists());
    }

    [Fact]
    public async Task Start_OtherVenueIsDown_DoesNotTakeTheListOfAnother()
    {
        await using (LoopbackRest venue = await LoopbackRest.StartAsync(c => AnswerAsync(c, new VenueContract("AUSDT"))))
        {
            await StartAsync(venue.Address, UniverseSource.Venue, "AUSDT");
        }

        FollowedUniverse universe = await StartAsync(new Uri("http://127.0.0.1:1"), UniverseSource.Fallback);
        Assert.Equal(20, universe.Instruments.Count);
        Assert.Null(universe.ListedAt);
    }

    [Fact]
    public async Task Start_KeptContractIsSpoilt_CostsThatOneAlone()
    {
        Uri rest = await StartOnceAsync();
        Execute("UPDATE Contracts SET TickSize = 'none' WHERE Symbol = 'AUSDT'");
        await StartAsync(rest, UniverseSource.Stored, "BTCUSDT");
    }

    [Theory]
    [InlineData("DROP TABLE Contracts")]
    [InlineData("UPDATE ContractLists SET ReadAtMs = 9223372036854775807")]
    public async Task Start_KeptListCannotBeRead_FollowsTheFallback(string fault)
    {
        Uri rest = await StartOnceAsync();
        Execute(fault);
        FollowedUniverse universe = await StartAsync(rest, UniverseSource.Fallback);
        Assert.Equal(20, universe.Instruments.Count);
    }

    [Fact]
    public async Task Start_SandboxProfile_KeepsNothing()
    {
        await using (WebApp app = new(_folder.Path))
        {
            await UniverseOf(app);
        }

        Assert.Equal(0L, CountLists());
    }

    /// <summary>Starts once with the exchange there, and returns the address at which it is no longer.</summary>
    private async Task<Uri> StartOnceAsync()
    {
        await using LoopbackRest venue = await LoopbackRest.StartAsync(c => AnswerAsync(c, new("AUSDT"), new("BTCUSDT")));
        await StartAsync(venue.Address, UniverseSource.Venue, "BTCUSDT", "AUSDT");
        return venue.Address;
    }

    private async Task<FollowedUniverse> StartAsync(Uri rest, UniverseSource source, params string[] symbols)
    {
        FollowedUniverse universe;
        await using (WebApp app = new(
            _folder.Path, ("Venues:Bybit:WebSocketUrl", "ws://127.0.0.1:1/v5/public/linear"), ("Venues:Bybit:RestUrl", rest.AbsoluteUri)))
        {
            universe = await UniverseOf(app);
            if (source == UniverseSource.Venue)
            {
                // It is kept after the engine has started.
                await Wait.ForAsync(() => Task.FromResult(KeptSymbols()), kept => kept.SequenceEqual(symbols.Order(StringComparer.Ordinal)));
            }
        }

        Assert.Equal(source, universe.Source);
        if (symbols.Length > 0)
        {
            Assert.Equal(symbols, universe.Instruments.Select(i => i.Symbol));
        }

        return universe;
    }

    private static async Task<FollowedUniverse> UniverseOf(WebApp app)
    {
        IMarket market = app.Services.GetRequiredService<IMarket>();
        return (await Wait.ForAsync(() => Task.FromResult(market.Universe), universe => universe is not null))!;
    }

    private static (double? Leverage, double? Volume, double? Turnover, string? Status) Figures(ListedContract contract) =>
        (contract.MaxLeverage, contract.Volume24h, contract.Turnover24h, contract.Status);

    private string[] KeptSymbols()
    {
        using SqliteConnection connection = Open();
        using SqliteCommand read = new("SELECT Symbol FROM Contracts ORDER BY Symbol", connection);
        using SqliteDataReader rows = read.ExecuteReader();
        List<string> symbols = [];
        while (rows.Read())
        {
            symbols.Add(rows.GetString(0));
        }

        return [.. symbols];
    }

    private long CountLists()
    {
        using SqliteConnection connection = Open();
        using SqliteCommand count = new("SELECT count(*) FROM ContractLists", connection);
        return (long)count.ExecuteScalar()!;
    }

    private void Execute(string change)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are above.
        command.CommandText = change;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new($"Data Source={Path.Combine(_folder.Path, "scalper.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
