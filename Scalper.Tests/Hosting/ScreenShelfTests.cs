using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Web.Accounts;
using Scalper.Web.Data;
using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Tests.Hosting;

public sealed class ScreenShelfTests : IDisposable
{
    private static readonly ScreenSettings Chosen = new()
    {
        TimeZone = "Europe/Berlin",
        Colours = ColourPreset.BlueOrange,
        Model = "symmetric",
        Columns = [ScoreColumn.Last, ScoreColumn.Symbol, ScoreColumn.Age],
        Sort = new ScoreSort(ScoreColumn.Funding, Descending: true, Absolute: true),
        EdgeSeconds = 300,
        Monitor = new MonitorView(MonitorChoice.Stale, "usd", MonitorColumn.Symbol, Descending: false),
        Watchlists = [new Watchlist("Starred", ["ETHUSDT", "BTCUSDT"]), new Watchlist("Majors", ["SOLUSDT"])],
        Layout = SymbolLayout.Default.Toggle(SymbolPane.Chart)
            .With(new PaneLayout(SymbolPane.Ladder, IsShown: true, 77, """{"compression":5}"""))
            .Resize([300, 80, 120], new Dictionary<SymbolPane, int>()),
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Change_ThenRestart_EverythingIsFoundAgainForThatAccountAlone()
    {
        string account;
        await using (WebApp app = Start())
        {
            account = await FirstAccountAsync(app);
            Assert.Null(await Shelf(app).ChangeAsync(account, _ => Chosen with { TimeZone = "Asia/Tokyo" }));
            Assert.Null(await Shelf(app).ChangeAsync(account, _ => Chosen));
        }

        await using WebApp again = Start();
        Assert.Equal(Chosen, await Shelf(again).FindAsync(account));
        Assert.Equal(ScreenSettings.Default, await Shelf(again).FindAsync("somebody else"));
    }

    [Fact]
    public async Task Change_ManyAtOnce_NoneIsLost()
    {
        await using WebApp app = Start();
        string account = await FirstAccountAsync(app);
        string[] symbols = [.. Enumerable.Range(0, 20).Select(i => $"S{i}USDT")];
        string?[] answers = await Task.WhenAll(symbols.Select(s => Task.Run(() => Shelf(app).ChangeAsync(account, kept => kept.ToggleStar(s)))));
        Assert.All(answers, Assert.Null);
        Assert.Equal(symbols.Order(), (await Shelf(app).FindAsync(account))!.Starred.Symbols.Order());
    }

    [Fact]
    public async Task Change_TooManyTogetherWithWhatIsKept_IsRefusedAndTheKeptStays()
    {
        await using WebApp app = Start();
        string account = await FirstAccountAsync(app);
        ScreenSettings full = Chosen with { Watchlists = [.. Enumerable.Range(0, 12).Select(i => new Watchlist($"list {i}", []))] };
        await Shelf(app).ChangeAsync(account, _ => full);
        string? answer = await Shelf(app).ChangeAsync(account, s => s with { Watchlists = s.Watchlists.Add(new Watchlist("one more", [])) });
        Assert.Equal("Not kept, because of what another tab has kept meanwhile. Watchlists: expected 1 to 12, got 13.", answer);
        Assert.Equal(full, await Shelf(app).FindAsync(account));
    }

    [Fact]
    public async Task Find_NamesOfAnotherVersion_CountAsNotChosen()
    {
        await using WebApp app = Start();
        string account = await FirstAccountAsync(app);
        await Shelf(app).ChangeAsync(account, _ => Chosen);
        Execute("UPDATE Screens SET TimeZone = 'Gone/Zone', Colours = 'Sepia', Model = 'quick', SortColumn = '3', MonitorColumn = 'Moon', MonitorChoice = 'Bored'; UPDATE ScreenColumnRow SET Column = 'Moon' WHERE Position = 0");
        ScreenSettings expected = Chosen with
        {
            Model = null,
            Monitor = MonitorView.Default with { Filter = "usd" },
            TimeZone = "UTC", Colours = ColourPreset.GreenRed, Sort = ScoreSort.Default, Columns = [ScoreColumn.Symbol, ScoreColumn.Age],
        };
        Assert.Equal(expected, await Shelf(app).FindAsync(account));
    }

    [Fact]
    public async Task Find_RowOfAVersionWithoutTheMonitor_HasTheDefaultThere()
    {
        await using WebApp app = Start();
        string account = await FirstAccountAsync(app);
        Execute($"INSERT INTO Screens (AccountId, TimeZone, Colours, SortColumn, SortDescending, SortAbsolute) VALUES ('{account}', 'Europe/Berlin', 'RedGreen', 'Last', 1, 0)");
        ScreenSettings expected = ScreenSettings.Default with { TimeZone = "Europe/Berlin", Colours = ColourPreset.RedGreen, Sort = new ScoreSort(ScoreColumn.Last) };
        Assert.Equal(expected, await Shelf(app).FindAsync(account));
    }

    [Fact]
    public async Task DatabaseWithoutItsTables_ReadAndChange_AreAnswersAndNoExceptions()
    {
        await using WebApp app = Start();
        string account = await FirstAccountAsync(app);
        Execute("DROP TABLE WatchedSymbolRow; DROP TABLE WatchlistRow; DROP TABLE ScreenColumnRow; DROP TABLE Screens");
        Assert.Null(await Shelf(app).FindAsync(account));
        Assert.Equal("Your settings could not be kept in the database: they hold until this page is closed.", await Shelf(app).ChangeAsync(account, s => s));
    }

    [Fact]
    public async Task DeleteAccount_TakesItsSettingsAlong()
    {
        await using WebApp app = Start();
        await Shelf(app).ChangeAsync(await FirstAccountAsync(app), _ => Chosen);
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        Assert.Equal(1, await db.Screens.CountAsync());
        await db.Set<Account>().ExecuteDeleteAsync();
        Assert.Equal((0, 0, 0), (await db.Screens.CountAsync(), await db.Set<WatchlistRow>().CountAsync(), await db.Set<WatchedSymbolRow>().CountAsync()));
    }

    private WebApp Start() => new(_folder.Path, ("Accounts:Bootstrap:UserName", WebApp.UserName), ("Accounts:Bootstrap:Password", WebApp.Password));

    private static IScreenShelf Shelf(WebApp app) => app.Services.GetRequiredService<IScreenShelf>();

    private static async Task<string> FirstAccountAsync(WebApp app)
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ScalperDb>().Users.Select(u => u.Id).SingleAsync();
    }

    private void Execute(string statements)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(_folder.Path, "scalper.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = statements;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
