using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Evaluation;
using Scalper.Tests.Evaluation.Grid;
using Scalper.Tests.Primitives;
using Scalper.Tests.Sandbox;
using Scalper.Web.Data;
using Scalper.Web.Evaluation;
using Scalper.Web.Hosting;

namespace Scalper.Tests.Hosting;

/// <summary>What scores were worth, over runs of the application on one database file.</summary>
public sealed class KeptEvaluationTests : IAsyncLifetime
{
    private const int Models = 2;

    // Two days of market, the first of which ends two and a half hours after the markets begin: whole blocks of 3,000 s are in that.
    private const long Midnight = 1_800_057_600;
    private const long Start = Midnight - 9_000;

    private readonly TempFolder _folder = new();
    private readonly SteppedTime _time = new();
    private readonly LoggedLines _log = new();
    private readonly MadeMarket[] _markets = [.. Enumerable.Range(0, 3).Select(i => new MadeMarket($"SYM{i}", (ulong)(i + 1), Start - 5, 12_005, Models, follow: 0.05))];
    private ServiceProvider _services = default!;

    private static GridPlan Plan => new([.. Enumerable.Range(0, Models).Select(m => new ModelKey($"model {m}", "0"))]);

    private string File => Path.Combine(_folder.Path, "scalper.db");

    public async Task InitializeAsync()
    {
        _services = new ServiceCollection()
            .AddDbContext<ScalperDb>(db => db.UseSqlite($"Data Source={File};Pooling=False;Default Timeout=1"))
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .BuildServiceProvider();
        using IServiceScope scope = _services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<ScalperDb>().Database.MigrateAsync();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Start_AfterARun_KnowsWhatThatOneMeasured()
    {
        (EvaluationDesk first, GridChannel grid) = Desk(Plan);
        await first.KeepAsync(CancellationToken.None);
        await JudgeAsync(first, grid, until: Midnight + 3_000);
        EvaluationReading before = first.Read()!;
        (EvaluationDesk second, _) = Desk(Plan);
        Assert.True(await second.KeepAsync(CancellationToken.None));
        EvaluationReading after = second.Read()!;

        Assert.Equal(20, before.Find("model 0", 1)!.Points.Count);
        Assert.Equal(Midnight, before.DecidedAtSecond);
        Assert.Equal((before.AsOfSecond, before.DecidedAtSecond), (after.AsOfSecond, after.DecidedAtSecond));
        Assert.Equal(before.Verdicts, after.Verdicts);
        Assert.All(before.Records.Zip(after.Records), pair =>
        {
            Assert.Equal(pair.First.Ic, pair.Second.Ic);
            Assert.Equal(pair.First.Points, pair.Second.Points);
            Assert.Equal(pair.First.Deciles.Rows, pair.Second.Deciles.Rows);
            Assert.Equal((pair.First.Hits, pair.First.Coverage, pair.First.Flips, pair.First.Calibration.Brier), (pair.Second.Hits, pair.Second.Coverage, pair.Second.Flips, pair.Second.Calibration.Brier));
        });
        Assert.Equal(before.Edges[0]!.Values, after.Edges[0]!.Values);
    }

    [Fact]
    public async Task ReadSymbols_BlocksOfTwoDays_AreSummedOverThem()
    {
        (EvaluationDesk desk, GridChannel grid) = Desk(Plan);
        await desk.KeepAsync(CancellationToken.None);
        await JudgeAsync(desk, grid, until: Midnight + 3_000);

        IReadOnlyDictionary<string, SymbolRecord> symbols = await desk.ReadSymbolsAsync(Plan.Models[0], Horizon.All[1], CancellationToken.None);

        Assert.Equal(["SYM0", "SYM1", "SYM2"], symbols.Keys.Order(StringComparer.Ordinal));
        Assert.All(symbols.Values, s => Assert.Equal(20, s.Ic.Rank.Count));
        HorizonRecord all = desk.Read()!.Find("model 0", 5)!;
        Assert.Equal(all.Coverage.Kept.Count, symbols.Values.Sum(s => s.Coverage.Kept.Count));
        Assert.Equal(all.Hits.Counts, symbols.Values.Aggregate(default(HitCounts), (sum, s) => sum + s.Hits.Counts));
    }

    [Fact]
    public async Task Start_OtherWeights_BeginsANewRecordAndKeepsTheOld()
    {
        (EvaluationDesk first, GridChannel grid) = Desk(Plan);
        await first.KeepAsync(CancellationToken.None);
        await JudgeAsync(first, grid, until: Midnight + 600);
        GridPlan other = new([new ModelKey("model 0", "1"), Plan.Models[1]]);

        (EvaluationDesk second, _) = Desk(other);
        await second.KeepAsync(CancellationToken.None);
        EvaluationReading reading = second.Read()!;

        Assert.Empty(reading.Find("model 0", 1)!.Points);
        Assert.NotEmpty(reading.Find("model 1", 1)!.Points);
        Assert.Null(reading.Verdicts);
        (EvaluationDesk third, _) = Desk(Plan);
        await third.KeepAsync(CancellationToken.None);
        Assert.NotEmpty(third.Read()!.Find("model 0", 1)!.Points);
    }

    [Fact]
    public async Task Keep_DatabaseLocked_IsMadeUpForLater()
    {
        (EvaluationDesk first, GridChannel grid) = Desk(Plan);
        await first.KeepAsync(CancellationToken.None);
        using (SqliteConnection other = new($"Data Source={File};Pooling=False"))
        {
            other.Open();
            using SqliteTransaction hold = other.BeginTransaction(deferred: false);
            Fill(grid, until: Midnight - 1_800);
            first.Judge();
            Assert.False(await first.KeepAsync(CancellationToken.None));
        }

        Assert.True(_log.Contains("could not be kept in the database"));
        Assert.True(await first.KeepAsync(CancellationToken.None));
        (EvaluationDesk second, _) = Desk(Plan);
        await second.KeepAsync(CancellationToken.None);
        Assert.Equal(first.Read()!.Records[0].Points, second.Read()!.Records[0].Points);
        Assert.NotEmpty(second.Read()!.Records[0].Points);
    }

    [Fact]
    public async Task Start_OneRowIsDamaged_LeavesItOutAndSaysSo()
    {
        (EvaluationDesk first, GridChannel grid) = Desk(Plan);
        await first.KeepAsync(CancellationToken.None);
        await JudgeAsync(first, grid, until: Midnight - 1_200);
        await using (AsyncServiceScope scope = _services.CreateAsyncScope())
        {
            ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
            EvaluatedBlockRow row = await db.EvaluatedBlocks.FirstAsync(b => b.HorizonSeconds == 1 && b.Model == "model 0");
            row.Body = [1, 2, 3];
            await db.SaveChangesAsync();
        }

        (EvaluationDesk second, _) = Desk(Plan);
        await second.KeepAsync(CancellationToken.None);

        Assert.Equal(first.Read()!.Find("model 0", 1)!.Points.Count - 1, second.Read()!.Find("model 0", 1)!.Points.Count);
        Assert.True(_log.Contains("can't be read and is left out"));
    }

    private (EvaluationDesk Desk, GridChannel Grid) Desk(GridPlan plan)
    {
        SetTo(DateTimeOffset.FromUnixTimeSeconds(Start));
        GridChannel grid = new(plan, capacity: 1_024);
        EvaluationShelf shelf = new(_services.GetRequiredService<IServiceScopeFactory>(), _time, _log.CreateLogger<EvaluationShelf>());
        return (new EvaluationDesk(grid, "sandbox", new EvaluationOptions(), shelf, new StartPhase(), _time, _log.CreateLogger<EvaluationDesk>()), grid);
    }

    private void SetTo(DateTimeOffset now) => _time.Step(now - _time.GetUtcNow());

    // As time passes: each ten minutes what came is judged and kept.
    private async Task JudgeAsync(EvaluationDesk desk, GridChannel grid, long until)
    {
        ListSink sink = new(Models);
        foreach (MadeMarket market in _markets)
        {
            market.SampleInto(sink);
        }

        for (long second = Start; second <= until; second += GridPlan.ChunkSeconds)
        {
            foreach (GridChunk chunk in sink.Chunks.Where(c => c.StartSecond + GridPlan.ChunkSeconds == second))
            {
                grid.Take(chunk);
            }

            SetTo(DateTimeOffset.FromUnixTimeSeconds(second + EvaluationDesk.GraceSeconds + 1));
            desk.Judge();
            Assert.True(await desk.KeepAsync(CancellationToken.None));
        }
    }

    private void Fill(GridChannel grid, long until)
    {
        ListSink sink = new(Models);
        foreach (MadeMarket market in _markets)
        {
            market.SampleInto(sink);
        }

        sink.Chunks.Where(c => c.StartSecond + GridPlan.ChunkSeconds <= until).ToList().ForEach(grid.Take);
        SetTo(DateTimeOffset.FromUnixTimeSeconds(until + EvaluationDesk.GraceSeconds + 1));
    }
}
