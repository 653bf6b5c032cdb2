using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Replay.Session;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Tests.Replay.Session;
using Scalper.Web.Replays;

namespace Scalper.Tests.Replays;

/// <summary>The book of replays over applications that answer nothing: what is open, and what becomes of what it holds.</summary>
public sealed class ReplayBookTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();
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
        Assert.True(await _book.CloseAsync(first.Place.Id));
        Assert.NotNull(await OpenAsync());
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

    private ReplayBook MakeBook(int mostReplays)
    {
        ReplayBook book = new(new ReplayOptions { MostReplays = mostReplays, IdleMinutes = 30 }, _time, NullLogger<ReplayBook>.Instance, NullLoggerFactory.Instance);
        Serve(book);
        return book;
    }

    private void Serve(ReplayBook book) => book.Serve(place => SmallReplay.Make(place, _time));

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

    private Task<ReplayApp> OpenAsync() => _book.OpenAsync(_capture, start: null, end: null, speed: 1);
}
