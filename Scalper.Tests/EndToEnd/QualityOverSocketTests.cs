using System.Net.Http.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>Grades over real sockets: a fault of one symbol lowers the grade of that symbol, by its own criterion, and of no other.</summary>
public sealed class QualityOverSocketTests : IAsyncLifetime
{
    private const string Faulty = "ETHUSDT";
    private const int Symbols = 12;

    private readonly HttpClient _http = new();
    private readonly SteadyTime _time = new(TimeProvider.System);
    private readonly CancellationTokenSource _stop = new();
    private readonly MarketEngine _engine;
    private readonly QualityWatch _watch;
    private SandboxServer _venue = null!;
    private Task _watching = Task.CompletedTask;

    public QualityOverSocketTests()
    {
        _engine = new MarketEngine(new EngineOptions(), _time, NullLogger<MarketEngine>.Instance);
        _watch = new QualityWatch(_engine, _time, firstSeconds: 3);
    }

    public async Task InitializeAsync()
    {
        _venue = await SandboxServer.StartAsync(new SandboxOptions());
        BybitRest rest = new(_http, new Uri(_venue.RestUrl));
        FollowedUniverse universe = await UniverseLoading.LoadAsync(
            rest.ListContractsAsync, new UniverseOptions { MaxSymbols = Symbols, Prime = ["BTCUSDT", Faulty] }, CancellationToken.None);
        _engine.Start(new Uri(_venue.WebSocketUrl), universe, rest);
        _watching = _watch.RunAsync(_stop.Token);
        await Wait.ForAsync(() => Task.FromResult(_engine.Symbols.Count(s => _watch.GradeOf(s.Instrument.Symbol).Grade == QualityGrade.A)), a => a == Symbols);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _watching);
        await _engine.DisposeAsync();
        await _venue.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Run_OneUpdateLost_ThatSymbolIsLowerForTheGapAndTheOthersStayA()
    {
        await ControlAsync(new { cmd = "gap", symbol = Faulty, depth = 50, count = 1 });

        SymbolQuality faulty = await ReadAsync(q => q.Findings.Any(f => f is { Criterion: QualityCriterion.SequenceGaps, Value: 1, Grade: QualityGrade.B }));

        Assert.StartsWith("1 sequence gap in ", faulty.Reasons.Single(r => r.Contains("gap", StringComparison.Ordinal)), StringComparison.Ordinal);
        AssertOthersAreA();

        // The outage of a fraction of a second weighs less with every second: at the end the gap alone is left.
        faulty = await ReadAsync(q => q.Findings.Count == 1);
        Assert.Equal((QualityGrade.B, QualityCriterion.SequenceGaps), (faulty.Grade, faulty.Findings[0].Criterion));
        AssertOthersAreA();
    }

    [Fact]
    public async Task Run_OneSymbolMuted_ThatSymbolIsLowerForItsSilenceAndTheOthersStayA()
    {
        await ControlAsync(new { cmd = "silence", symbol = Faulty, seconds = 60 });

        // The silence is told a moment before the book, which is no longer served, has cost a hundredth of the time.
        SymbolQuality faulty = await ReadAsync(q => q.Findings.Any(f => f.Criterion == QualityCriterion.DataAge) && q.Findings.Any(f => f.Criterion == QualityCriterion.LiveShare));

        Assert.True(faulty.Grade > QualityGrade.A);
        Assert.Contains(faulty.Findings, f => f is { Criterion: QualityCriterion.DataAge, Value: > 10, Grade: QualityGrade.B });
        Assert.DoesNotContain(faulty.Findings, f => f.Criterion == QualityCriterion.SequenceGaps);
        AssertOthersAreA();
    }

    private void AssertOthersAreA() => Assert.All(
        _engine.Symbols.Select(s => s.Instrument.Symbol).Where(s => s != Faulty),
        s => Assert.True(_watch.GradeOf(s).Grade == QualityGrade.A, $"{s}: {_watch.GradeOf(s).Summary}"));

    private Task<SymbolQuality> ReadAsync(Func<SymbolQuality, bool> done) => Wait.ForAsync(() => Task.FromResult(_watch.GradeOf(Faulty)), done);

    private async Task ControlAsync(object command)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync(new Uri(_venue.RestUrl + "/control"), command);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
