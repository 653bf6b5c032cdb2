using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Tests.Components;
using Scalper.Tests.Primitives;
using Scalper.Tests.Profiles;
using Scalper.Tests.Sandbox;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Profiles;

namespace Scalper.Tests.Hosting;

/// <summary>Profiles over runs of the application on one database file, whatever befalls the file.</summary>
public sealed class KeptProfileTests : IAsyncLifetime
{
    private const string Failed = "could not be kept in the database";

    private readonly TempFolder _folder = new();
    private readonly SteppedTime _time = new();
    private readonly LoggedLines _log = new();
    private ServiceProvider _services = default!;

    public async Task InitializeAsync()
    {
        _services = new ServiceCollection()
            .AddDbContext<ScalperDb>(db => db.UseSqlite($"Data Source={File};Pooling=False;Default Timeout=1"))
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .BuildServiceProvider();
        using IServiceScope scope = _services.CreateScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        await db.Database.MigrateAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'");
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private string File => Path.Combine(_folder.Path, "scalper.db");

    [Fact]
    public async Task Stop_ThenNextRun_EverythingGoesOn()
    {
        await using (Run first = await StartAsync())
        {
            first.Symbol.Snapshot();
            first.Pass(seconds: 30);
            first.Symbol.Gap();
            first.Pass(seconds: 10);
            await first.StopAsync();
        }

        _time.Advance(TimeSpan.FromHours(5));
        await using Run second = await StartAsync();
        SymbolProfileRow kept = second.Btc.Row;
        Assert.Equal((40_000, 30_000, 1, 1), (kept.FollowedMs, kept.LiveMs, kept.SequenceGaps, kept.Resyncs));
        second.Symbol.Snapshot();
        second.Pass(seconds: 60);
        ProfileReading now = second.Btc;
        Assert.Equal((100_000, 90_000, 1, 1), (now.Row.FollowedMs, now.Row.LiveMs, now.Row.SequenceGaps, now.Row.Resyncs));
        Assert.Equal((0.9, 1.0), (now.Lifetime.UptimeShare, now.SinceStart.UptimeShare));
        Assert.Equal((60_000_000_000, 0), (now.SinceStart.FollowedNs, now.SinceStart.SequenceGaps));
        Assert.Equal((kept.FirstSeenMs, kept.SpreadSamples + 61), (now.Row.FirstSeenMs, now.Row.SpreadSamples));
    }

    [Fact]
    public async Task Kill_WithoutAStop_LosesWhatCameAfterTheLastMinute()
    {
        Run killed = await StartAsync();
        killed.Symbol.Snapshot();
        killed.Pass(seconds: 60);
        await killed.KeepAsync();
        killed.Pass(seconds: 60);
        await killed.KeepAsync();
        killed.Pass(seconds: 59);
        killed.Symbol.Gap();

        await using Run next = await StartAsync();
        Assert.Equal((120_000, 120_000, 0), (next.Btc.Row.FollowedMs, next.Btc.Row.LiveMs, next.Btc.Row.SequenceGaps));
        await killed.DisposeAsync();
    }

    [Fact]
    public async Task Stop_NoTimeIsLeft_IsSaid()
    {
        await using Run run = await StartAsync();
        run.Symbol.Snapshot();
        run.Pass(seconds: 10);
        await run.StopAsync(new CancellationToken(canceled: true));
        Assert.Equal((1, 0), (_log.Count("The last minute of the symbol profiles could not be kept"), CountRows()));
    }

    [Fact]
    public async Task Stop_Twice_StopsAndKeepsOnce()
    {
        await using Run run = await StartAsync();
        run.Symbol.Snapshot();
        run.Pass(seconds: 10);
        await Task.WhenAll(run.StopAsync(), run.StopAsync());
        run.Pass(seconds: 10);
        await run.StopAsync();
        await using Run next = await StartAsync();
        Assert.Equal(10_000, next.Btc.Row.LiveMs);
    }

    [Fact]
    public async Task Keep_DatabaseIsLocked_IsSaidOnceAndKeptLater()
    {
        await using Run run = await StartAsync();
        run.Symbol.Snapshot();
        using (SqliteConnection other = Open())
        {
            Execute(other, "BEGIN IMMEDIATE");
            await run.PassMinutesAsync(3);
            Execute(other, "ROLLBACK");
        }

        Assert.Equal((1, 0), (_log.Count(Failed), CountRows()));
        await run.PassMinutesAsync(1);
        await using Run next = await StartAsync();
        Assert.Equal((240_000, 1), (next.Btc.Row.LiveMs, _log.Count(Failed)));
    }

    [Fact]
    public async Task Keep_OneCauseForHours_IsSaidOnceAnHour()
    {
        await using Run run = await StartAsync();
        run.Symbol.Snapshot();
        using SqliteConnection other = Open();
        Execute(other, "CREATE TRIGGER full BEFORE INSERT ON SymbolProfiles BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
        await run.PassMinutesAsync(125);
        Assert.Equal(3, _log.Count("disk is full"));
        Execute(other, "DROP TRIGGER full");
        await run.PassMinutesAsync(1);
        Assert.Equal(1, CountRows());
    }

    [Fact]
    public async Task Keep_TableIsGone_OtherCauseIsSaidToo()
    {
        await using Run run = await StartAsync();
        run.Symbol.Snapshot();
        using SqliteConnection other = Open();
        Execute(other, "CREATE TRIGGER full BEFORE INSERT ON SymbolProfiles BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
        await run.PassMinutesAsync(2);
        Execute(other, "DROP TABLE SymbolProfiles");
        await run.PassMinutesAsync(2);
        Assert.Equal((1, 1), (_log.Count("disk is full"), _log.Count("no such table")));
        Assert.Equal(240_000_000_000, run.Btc.Lifetime.LiveNs);
    }

    [Fact]
    public async Task Start_KeptProfilesCannotBeRead_AreNotWrittenOver()
    {
        await using (Run first = await StartAsync())
        {
            first.Symbol.Snapshot();
            first.Pass(seconds: 100);
            await first.StopAsync();
        }

        using SqliteConnection other = Open();
        Execute(other, "ALTER TABLE SymbolProfiles RENAME TO Away");
        await using Run second = await StartAsync();
        second.Symbol.Snapshot();
        await second.PassMinutesAsync(2);
        Assert.Equal(120_000, second.Btc.Row.LiveMs);
        Assert.Equal((1, 0), (_log.Count("could not be read from the database"), _log.Count(Failed)));

        Execute(other, "ALTER TABLE Away RENAME TO SymbolProfiles");
        await second.PassMinutesAsync(1);
        Assert.Equal(280_000, second.Btc.Row.LiveMs);
        await using Run third = await StartAsync();
        Assert.Equal(280_000, third.Btc.Row.LiveMs);
    }

    [Fact]
    public async Task Keep_ProfileOfAnotherSource_IsNotTouched()
    {
        await using (Run first = await StartAsync())
        {
            first.Symbol.Snapshot();
            await first.PassMinutesAsync(1);
        }

        await using Run other = await StartAsync("elsewhere");
        Assert.Null(other.Profiles.Find("BTCUSDT"));
        other.Symbol.Snapshot();
        await other.PassMinutesAsync(2);
        Assert.Equal(2, CountRows());
        await using Run again = await StartAsync();
        Assert.Equal(60_000, again.Btc.Row.LiveMs);
    }

    [Fact]
    public async Task Keep_NotFollowedForNinetyDays_IsRemoved()
    {
        await using (Run first = await StartAsync())
        {
            first.Symbol.Snapshot();
            first.Pass(seconds: 1);
            await first.StopAsync();
        }

        _time.Advance(TimeSpan.FromDays(89));
        await using Run second = await StartAsync(venue: "venue", "ETHUSDT");
        await second.PassMinutesAsync(1);
        Assert.NotNull(second.Profiles.Find("BTCUSDT"));
        Assert.Equal(2, CountRows());
        _time.Advance(TimeSpan.FromDays(1));
        await second.PassMinutesAsync(1);
        Assert.Null(second.Profiles.Find("BTCUSDT"));
        Assert.Equal(1, CountRows());
    }

    /// <summary>Another run of the application: its own engine that counts from zero, the same database.</summary>
    private async Task<Run> StartAsync(string venue = "venue", string symbol = "BTCUSDT")
    {
        Run run = new(venue, symbol, _time, _services.GetRequiredService<IServiceScopeFactory>(), _log);
        await run.KeepAsync();
        return run;
    }

    private long CountRows()
    {
        using SqliteConnection connection = Open();
        using SqliteCommand count = new("SELECT count(*) FROM SymbolProfiles", connection);
        return (long)count.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string change)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are above.
        command.CommandText = change;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>One run, whose seconds pass when the test says so.</summary>
    private sealed class Run : IAsyncDisposable
    {
        private readonly FakeMarket _market = new();
        private readonly SteppedTime _time;
        private readonly ProfileHost _host;

        public Run(string venue, string symbol, SteppedTime time, IServiceScopeFactory scopes, LoggedLines log)
        {
            _time = time;
            Profiles = new ProfileBook(venue);
            _host = new ProfileHost(
                _market, Profiles, new ProfileShelf(scopes, time, new Logger<ProfileShelf>(log)), new StartPhase(), time, new Logger<ProfileHost>(log));
            TakeTime();
            Symbol = new ProfiledSymbol(_market, symbol);
        }

        public ProfileBook Profiles { get; }

        public ProfiledSymbol Symbol { get; }

        public ProfileReading Btc => Profiles.Find("BTCUSDT")!;

        public void Pass(int seconds)
        {
            Profiles.Look(_market);
            for (int i = 0; i < seconds; i++)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                TakeTime();
                Profiles.Look(_market);
            }
        }

        public async Task PassMinutesAsync(int minutes)
        {
            for (int i = 0; i < minutes; i++)
            {
                Pass(60);
                await KeepAsync();
            }
        }

        public Task KeepAsync() => _host.KeepAsync(default);

        public Task StopAsync(CancellationToken patience = default) => _host.StopAsync(patience);

        public ValueTask DisposeAsync()
        {
            _host.Dispose();
            return ValueTask.CompletedTask;
        }

        private void TakeTime() => _market.Health = _market.Health with { AtMs = _time.GetUtcNow().ToUnixTimeMilliseconds() };
    }
}
