using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Settings;

namespace Scalper.Tests.Components;

public sealed class LiveBridgeTests : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly ManualTime _time = new();
    private readonly FakeMarket _market = new("BTCUSDT");
    private readonly LiveBridge _bridge;

    public LiveBridgeTests()
    {
        _market.Publish("BTCUSDT", Views.Scoring(60));
        _bridge = new LiveBridge(new LiveBoard(_market, new FakeGrades(), new LeadingSymbol(_market, new LeadOptions())), new DashboardOptions(), _time, NullLogger<LiveBridge>.Instance);
    }

    public void Dispose() => _bridge.Dispose();

    [Fact]
    public void Tick_NoViewers_ReadsNothing()
    {
        _bridge.Tick();
        Assert.Equal(0, _market.Reads);
    }

    [Fact]
    public void Subscribe_StaleBoard_ReadsAtOnceSoThatTheFirstRenderingHasData()
    {
        using LiveViewer viewer = _bridge.Subscribe(new ScreenLink(), () => Task.CompletedTask);
        Assert.Equal(1, _market.Reads);
        Assert.Equal(60, Assert.Single(_bridge.Board.Rows).Latest.Score.Value);
        Assert.Equal(_time.NowMs, _bridge.Board.NowMs);
    }

    [Fact]
    public void Subscribe_FreshBoard_DoesNotReadAgain()
    {
        using LiveViewer first = _bridge.Subscribe(new ScreenLink(), () => Task.CompletedTask);
        using LiveViewer second = _bridge.Subscribe(new ScreenLink(), () => Task.CompletedTask);
        Assert.Equal(1, _market.Reads);
        Assert.Equal(2, _bridge.Viewers);
    }

    [Fact]
    public async Task ReadAsync_ReaderBusyForSomeTicks_SeesTheNewestOnce()
    {
        await using IAsyncEnumerator<LiveBoard> reader = _bridge.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        Assert.Equal(60, reader.Current.Rows[0].Latest.Score.Value);
        foreach (double score in new[] { 61.0, 62, 63 })
        {
            _market.Publish("BTCUSDT", Views.Scoring(score));
            _bridge.Tick();
        }

        Assert.True(await reader.MoveNextAsync().AsTask().WaitAsync(Deadline));
        Assert.Equal(63, reader.Current.Rows[0].Latest.Score.Value);
        ValueTask<bool> next = reader.MoveNextAsync();
        Assert.False(next.IsCompleted);
        _bridge.Tick();
        Assert.True(await next.AsTask().WaitAsync(Deadline));
    }

    [Fact]
    public async Task ReadAsync_TwoReaders_ReadTheMarketOnceATickAndNeverAfterTheyHaveGone()
    {
        using CancellationTokenSource gone = new();
        IAsyncEnumerator<LiveBoard>[] readers = [_bridge.ReadAsync(gone.Token).GetAsyncEnumerator(), _bridge.ReadAsync(gone.Token).GetAsyncEnumerator()];
        foreach (IAsyncEnumerator<LiveBoard> reader in readers)
        {
            Assert.True(await reader.MoveNextAsync());
        }

        Assert.Equal((2, 1), (_bridge.Readers, _market.Reads));
        _bridge.Tick();
        Assert.Equal(2, _market.Reads);
        Task<bool>[] waiting = [.. readers.Select(r => r.MoveNextAsync().AsTask())];
        await Task.WhenAll(waiting).WaitAsync(Deadline);
        waiting = [.. readers.Select(r => r.MoveNextAsync().AsTask())];
        await gone.CancelAsync();
        foreach (Task<bool> reader in waiting)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader);
        }

        _bridge.Tick();
        Assert.Equal((0, 2), (_bridge.Readers, _market.Reads));
    }

    [Fact]
    public async Task Tick_TwoViewersOfOneTurn_ReadsOnceAndTellsBoth()
    {
        TaskCompletionSource first = new(), second = new();
        using LiveViewer a = _bridge.Subscribe(new ScreenLink(), () => Told(first));
        using LiveViewer others = _bridge.Subscribe(new ScreenLink(), () => Task.CompletedTask), more = _bridge.Subscribe(new ScreenLink(), () => Task.CompletedTask);
        using LiveViewer b = _bridge.Subscribe(new ScreenLink(), () => Told(second));
        int before = _market.Reads;
        _bridge.Tick(turn: 0);
        await Task.WhenAll(first.Task, second.Task).WaitAsync(Deadline);
        Assert.Equal(before + 1, _market.Reads);
    }

    [Fact]
    public async Task Tick_ViewersAsManyAsTurns_EachHasATurnOfItsOwnWithAFreshReading()
    {
        TaskCompletionSource[] told = [.. Enumerable.Range(0, LiveBridge.Turns).Select(_ => new TaskCompletionSource())];
        LiveViewer[] viewers = [.. told.Select(t => _bridge.Subscribe(new ScreenLink(), () => Told(t)))];
        for (int turn = 0; turn < LiveBridge.Turns; turn++)
        {
            int before = _market.Reads;
            _bridge.Tick(turn);
            await told[turn].Task.WaitAsync(Deadline);
            Assert.Equal(before + 1, _market.Reads);
            Assert.All(told.Skip(turn + 1), t => Assert.False(t.Task.IsCompleted));
        }

        Assert.All(viewers, v => v.Dispose());
    }

    [Fact]
    public void Subscribe_OneHasGone_TheNextTakesItsTurn()
    {
        LiveViewer[] viewers = [.. Enumerable.Range(0, LiveBridge.Turns).Select(_ => _bridge.Subscribe(new ScreenLink(), () => Task.CompletedTask))];
        viewers[1].Dispose();
        using LiveViewer next = _bridge.Subscribe(new ScreenLink(), () => Task.CompletedTask);
        Assert.Equal(1, next.Turn);
    }

    [Fact]
    public async Task Tick_TurnWithoutItsViewer_ReadsNothingAndTellsNoProgram()
    {
        using LiveViewer viewer = _bridge.Subscribe(new ScreenLink(), () => Task.CompletedTask);
        await using IAsyncEnumerator<LiveBoard> reader = _bridge.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        ValueTask<bool> next = reader.MoveNextAsync();
        int before = _market.Reads;
        _bridge.Tick(turn: 1);
        Assert.Equal((before, false), (_market.Reads, next.IsCompleted));
        _bridge.Tick(turn: 0);
        Assert.True(await next.AsTask().WaitAsync(Deadline));
    }

    [Fact]
    public async Task Tick_ViewerBusy_SkipsAndThenDeliversTheNewestOnce()
    {
        SemaphoreSlim started = new(0);
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<double> seen = [];
        using LiveViewer viewer = _bridge.Subscribe(new ScreenLink(), async () =>
        {
            seen.Add(_bridge.Board.Rows[0].Latest.Score.Value);
            started.Release();
            await release.Task;
        });
        _bridge.Tick();
        Assert.True(await started.WaitAsync(Deadline));

        foreach (double score in new[] { 61.0, 62, 63 })
        {
            _market.Publish("BTCUSDT", Views.Scoring(score));
            _bridge.Tick();
        }

        Assert.Equal(3, viewer.Skipped);
        release.SetResult();
        await TickUntil(() => seen.Count >= 2);
        Assert.Equal([60, 63], seen.Take(2));
    }

    [Fact]
    public async Task Tick_OneViewerBusy_DoesNotHoldUpTheOther()
    {
        TaskCompletionSource never = new();
        int told = 0;
        using LiveViewer slow = _bridge.Subscribe(new ScreenLink(), () => never.Task);
        using LiveViewer quick = _bridge.Subscribe(new ScreenLink(), () =>
        {
            Interlocked.Increment(ref told);
            return Task.CompletedTask;
        });
        await TickUntil(() => Volatile.Read(ref told) >= 5);
        Assert.True(slow.Skipped >= 1);
    }

    [Fact]
    [Trait("Fault", "F-65")]
    public void Dispose_LastViewer_EndsReading()
    {
        LiveViewer viewer = _bridge.Subscribe(new ScreenLink(), () => Task.CompletedTask);
        viewer.Dispose();
        int before = _market.Reads;
        _bridge.Tick();
        Assert.Equal(before, _market.Reads);
        Assert.Equal(0, _bridge.Viewers);
    }

    [Fact]
    public async Task Tick_BrowserAway_ReadsNothingUntilItIsBack()
    {
        ScreenLink link = new();
        using LiveViewer viewer = _bridge.Subscribe(link, () => Task.CompletedTask);
        int before = _market.Reads;
        await link.OnConnectionDownAsync(null!, CancellationToken.None);
        _bridge.Tick();
        Assert.Equal(before, _market.Reads);
        await link.OnConnectionUpAsync(null!, CancellationToken.None);
        _bridge.Tick();
        Assert.Equal(before + 1, _market.Reads);
    }

    [Fact]
    public async Task Tick_ViewerFails_IsDroppedAndTheOthersGoOn()
    {
        int told = 0;
        using LiveViewer broken = _bridge.Subscribe(new ScreenLink(), () => throw new InvalidOperationException("broken page"));
        using LiveViewer sound = _bridge.Subscribe(new ScreenLink(), () =>
        {
            Interlocked.Increment(ref told);
            return Task.CompletedTask;
        });
        await TickUntil(() => _bridge.Viewers == 1 && Volatile.Read(ref told) > 0);
        Assert.Equal(1, _bridge.Viewers);
    }

    [Fact]
    public async Task Timer_PeriodPasses_Ticks()
    {
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using LiveViewer viewer = _bridge.Subscribe(new ScreenLink(), () => Told(told));
        await _bridge.StartAsync(CancellationToken.None);
        await Until(() => _time.Timers == 1);
        int before = _market.Reads;
        _time.Advance(Period / (2 * LiveBridge.Turns));
        Assert.Equal(before, _market.Reads);
        _time.Advance(Period / (2 * LiveBridge.Turns));
        await told.Task.WaitAsync(Deadline);
        Assert.Equal(before + 1, _market.Reads);
        await _bridge.StopAsync(CancellationToken.None);
        Assert.Equal(0, _time.Timers);
    }

    private static Task Told(TaskCompletionSource source)
    {
        source.TrySetResult();
        return Task.CompletedTask;
    }

    private async Task TickUntil(Func<bool> condition) => await Until(() =>
    {
        if (condition())
        {
            return true;
        }

        foreach (int turn in Enumerable.Range(0, LiveBridge.Turns))
        {
            _bridge.Tick(turn);
        }

        return condition();
    });

    private static async Task Until(Func<bool> condition)
    {
        using CancellationTokenSource deadline = new(Deadline);
        while (!condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
