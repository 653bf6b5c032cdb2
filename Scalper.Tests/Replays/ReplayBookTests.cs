using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Replay.Session;
using Scalper.Tests.Components;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Replay.Session;
using Scalper.Tests.Security;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Live;
using Scalper.Web.Replays;

namespace Scalper.Tests.Replays;

/// <summary>The book of replays over applications that answer nothing: what is open, and what becomes of what it holds.</summary>
public sealed class ReplayBookTests : IAsyncLifetime
{
    private static readonly Actor By = new("trader", "10.0.0.1");

    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly ConcurrentDictionary<int, LiveBridge> _bridges = [];
    private readonly FakeTrail _trail = new();
    private string _capture = "";
    private ReplayBook _book = default!;

    public Task InitializeAsync()
    {
        _capture = CaptureFile.Write(_folder.Path, seed: 3);
        _book = MakeBook(mostReplays: 2);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _book.StopAsync(CancellationToken.None);
        _book.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Open_ApplicationIsNotMade_EndsTheSessionAndTellsWhoOpens()
    {
        ReplayPlace? asked = null;
        _book.Serve(place =>
        {
            asked = place;
            throw new InvalidOperationException("a part is missing");
        });
        for (int i = 0; i < 3; i++)
        {
            ReplayOpenException told = await Assert.ThrowsAsync<ReplayOpenException>(OpenAsync);
            Assert.Contains("came 'a part is missing'", told.Message, StringComparison.Ordinal);
            Assert.True(asked!.Session!.Driver.Ended.IsCompleted);
        }

        // No place is lost.
        Serve(_book);
        Assert.Equal([await OpenAsync(), await OpenAsync()], _book.Open);
    }

    [Fact]
    public async Task Open_TwoForTheLastPlace_OneGetsItAndTheOtherIsToldWhy()
    {
        ReplayApp first = await OpenAsync();
        using ManualResetEventSlim gate = new();
        ServeBehind(gate);
        Task<ReplayApp>[] racing = [Task.Run(OpenAsync), Task.Run(OpenAsync)];

        // Who is refused need not wait for who is not.
        Task<ReplayApp> refused = await Task.WhenAny(racing);
        ReplayOpenException told = await Assert.ThrowsAsync<ReplayOpenException>(() => refused);
        Assert.Contains("expected at most 2 replays at once (Replay:MostReplays)", told.Message, StringComparison.Ordinal);
        gate.Set();
        ReplayApp second = await racing.Single(r => r != refused);

        Assert.Equal([first, second], _book.Open);
        Assert.True(await _book.CloseAsync(first.Place.Id, By));
        Assert.NotNull(await OpenAsync());
    }

    [Fact]
    public async Task OpenAndClose_ByWhomever_AreWrittenDownWithWhatAndHowItWent()
    {
        ReplayApp first = await OpenAsync();
        await OpenAsync();
        await Assert.ThrowsAsync<ReplayOpenException>(OpenAsync);
        Assert.False(await _book.CloseAsync(7, By));
        Assert.True(await _book.CloseAsync(first.Place.Id, By));

        Assert.Equal([AuditAct.ReplayOpened, AuditAct.ReplayOpened, AuditAct.ReplayRefused, AuditAct.ReplayClosed], _trail.Notes.Select(n => n.Act));
        Assert.All(_trail.Notes, n => Assert.Equal(By, n.By));
        (AuditAct, Actor, string What)[] notes = [.. _trail.Notes];
        Assert.Matches("^replay 1 of 3-True\\.jsonl from [0-9]{4}-.+Z$", notes[0].What);
        Assert.Contains("expected at most 2 replays at once", notes[2].What, StringComparison.Ordinal);
        Assert.Equal(notes[0].What, notes[3].What);
    }

    [Fact]
    public async Task Stop_WhileOneIsBeingOpened_LeavesNoneRunningAndTellsWhoOpens()
    {
        ReplayApp open = await OpenAsync();
        using ManualResetEventSlim gate = new();
        TaskCompletionSource<ReplayPlace> made = ServeBehind(gate);
        Task<ReplayApp> opening = OpenAsync();
        ReplayPlace late = await made.Task;

        Task stopping = _book.StopAsync(CancellationToken.None);
        await open.Session.Driver.Ended;
        Assert.False(stopping.IsCompleted);
        gate.Set();
        await stopping;

        Assert.Empty(_book.Open);
        Assert.True(late.Session!.Driver.Ended.IsCompleted);
        Assert.Contains("it is stopping", (await Assert.ThrowsAsync<ReplayOpenException>(() => opening)).Message, StringComparison.Ordinal);
        Assert.Contains("it is stopping", (await Assert.ThrowsAsync<ReplayOpenException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_HasNoTimeForWhatIsBeingOpened_ItEndsItself()
    {
        using ManualResetEventSlim gate = new();
        TaskCompletionSource<ReplayPlace> made = ServeBehind(gate);
        Task<ReplayApp> opening = OpenAsync();
        ReplayPlace late = await made.Task;

        await _book.StopAsync(new CancellationToken(canceled: true));
        _book.Dispose();
        gate.Set();

        await Assert.ThrowsAsync<ReplayOpenException>(() => opening);
        Assert.True(late.Session!.Driver.Ended.IsCompleted);
        _book = MakeBook(mostReplays: 2);
    }

    [Fact]
    public async Task Idle_NobodyLooksForSoLong_IsClosedAndThoseThatAreLookedAtStay()
    {
        await UseAsync(MakeBook(mostReplays: 3));
        ReplayApp asked = await OpenAsync(), watched = await OpenAsync(), idle = await OpenAsync();
        using LiveViewer viewer = _bridges[watched.Place.Id].Subscribe(new ScreenLink(), () => Task.CompletedTask);
        int timers = _time.Timers;
        await _book.StartAsync(CancellationToken.None);
        await Wait.ForAsync(() => Task.FromResult(_time.Timers), t => t > timers);

        _time.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await asked.ServeAsync(new DefaultHttpContext(), "/api/scores"));
        _time.Advance(TimeSpan.FromMinutes(1));

        await Wait.ForAsync(() => Task.FromResult(idle.Session.Driver.Ended.IsCompleted), ended => ended);
        Assert.Equal([asked, watched], _book.Open);
        viewer.Dispose();
        _time.Advance(TimeSpan.FromMinutes(29));
        await Wait.ForAsync(() => Task.FromResult(_book.Open.Count), open => open == 0);
        await Wait.ForAsync(() => Task.FromResult(_trail.Notes.Count(n => (n.Act, n.By) == (AuditAct.ReplayClosed, new Actor("", Actor.Console)))), closed => closed == 3);
    }

    [Fact]
    public async Task Idle_OneDoesNotEndWell_IsLoggedAndTheOthersAreClosed()
    {
        using CaughtLog caught = new();
        await UseAsync(MakeBook(mostReplays: 2, new LoggerFactory([caught]).CreateLogger<ReplayBook>()));
        _book.Serve(place => SmallReplay.Make(place, _time, services => services.AddHostedService<EndsBadly>()));
        ReplayApp bad = await OpenAsync();
        Serve(_book);
        ReplayApp good = await OpenAsync();
        int timers = _time.Timers;
        await _book.StartAsync(CancellationToken.None);
        await Wait.ForAsync(() => Task.FromResult(_time.Timers), t => t > timers);

        _time.Advance(TimeSpan.FromMinutes(30));

        await Wait.ForAsync(() => Task.FromResult(good.Session.Driver.Ended.IsCompleted), ended => ended);
        Assert.True(bad.Session.Driver.Ended.IsCompleted);
        Assert.Empty(_book.Open);
        Assert.False(_book.ExecuteTask!.IsCompleted);
        Assert.Contains("did not end well", Assert.Single(caught.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_OneThatPlayed_GivesBackWhatItHeld()
    {
        int timers = _time.Timers;
        WeakReference[] held = await PlayAndCloseAsync();
        await Wait.ForAsync(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return Task.FromResult(string.Join(", ", held.Select(h => h.Target?.GetType().Name).OfType<string>()));
            },
            alive => alive.Length == 0);
        Assert.Equal(timers, _time.Timers);
    }

    // Of its own: a method that goes on holds what it had in hand.
    private async Task<WeakReference[]> PlayAndCloseAsync()
    {
        ReplayApp replay = await OpenAsync();
        ReplaySession session = replay.Session;
        session.Strips.Read(session.Market.Symbols[0].Instrument.Symbol);
        await session.Transport.SeekAsync(session.Transport.Read().FromNs + 5_000_000_000, CancellationToken.None);
        await session.Transport.PlayAsync();
        Assert.NotEmpty((await session.Market.InspectAsync(session.Market.Symbols[0], CancellationToken.None)).Bids);
        Task[] threads = [session.Driver.Ended, session.Strips.Ended];
        Assert.True(await _book.CloseAsync(replay.Place.Id, By));
        Assert.All(threads, t => Assert.True(t.IsCompletedSuccessfully));
        _bridges.Clear();
        return [new(replay), new(session), new(session.Market), new(session.Driver), new(session.Driver.Player), new(session.Strips)];
    }

    private async Task UseAsync(ReplayBook book)
    {
        await _book.StopAsync(CancellationToken.None);
        _book.Dispose();
        _book = book;
    }

    private ReplayBook MakeBook(int mostReplays, ILogger<ReplayBook>? log = null)
    {
        ReplayBook book = new(new ReplayOptions { MostReplays = mostReplays, IdleMinutes = 30 }, _trail, _time, log ?? NullLogger<ReplayBook>.Instance, NullLoggerFactory.Instance);
        Serve(book);
        return book;
    }

    private void Serve(ReplayBook book) => book.Serve(place =>
    {
        WebApplication app = SmallReplay.Make(place, _time);
        _bridges[place.Id] = app.Services.GetRequiredService<LiveBridge>();
        return app;
    });

    // The next are not made before the gate is open; the first of them says so.
    private TaskCompletionSource<ReplayPlace> ServeBehind(ManualResetEventSlim gate)
    {
        TaskCompletionSource<ReplayPlace> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _book.Serve(place =>
        {
            asked.TrySetResult(place);
            Assert.True(gate.Wait(TimeSpan.FromSeconds(60)));
            return SmallReplay.Make(place, _time);
        });
        return asked;
    }

    private Task<ReplayApp> OpenAsync() => _book.OpenAsync(_capture, start: null, end: null, speed: 1, By);

    private sealed class EndsBadly : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.FromException(new InvalidOperationException("it does not end"));
    }
}
