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

    private ReplayBook MakeBook(int mostReplays)
    {
        ReplayBook book = new(new ReplayOptions { MostReplays = mostReplays, IdleMinutes = 30 }, _time, NullLogger<ReplayBook>.Instance, NullLoggerFactory.Instance);
        Serve(book);
        return book;
    }

    private void Serve(ReplayBook book) => book.Serve(place => SmallReplay.Make(place, _time));

    private Task<ReplayApp> OpenAsync() => _book.OpenAsync(_capture, start: null, end: null, speed: 1);
}
