using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Primitives;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Session;
using Scalper.Tests.Components;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Reference;
using Scalper.Tests.Replay.Export;
using Scalper.Web.Api;
using Scalper.Web.Api.Documents;
using Scalper.Web.Replays;

namespace Scalper.Tests.Replay.Session;

/// <summary>A recording at a glance, against lanes played alone.</summary>
public sealed class ReplayStripsTests : IDisposable
{
    private const long BeginMs = 1_795_000_000_000;
    private const string Own = "AUSDT";

    private readonly TempFolder _folder = new();

    private string Recording => Path.Combine(_folder.Path, "one.journal");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(22)]
    [InlineData(23)]
    public async Task Read_RecordedRun_IsWhatItsLanesTell(int seed)
    {
        await RecordedRun.RecordAsync(_folder.Path, seed, messages: 4_000);
        await AssertAsComputedAsync(_folder.Path, seed);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Read_Capture_IsWhatItsLaneTells(int seed) => await AssertAsComputedAsync(CaptureFile.Write(_folder.Path, seed), seed);

    [Fact]
    public async Task Read_PartOfARecording_BeginsAsItStandsThere()
    {
        string capture = CaptureFile.Write(_folder.Path, 4);
        long fromNs, toNs;
        await using (ReplaySession whole = Open(capture))
        {
            (fromNs, toNs) = (whole.Transport.Read().FromNs, whole.Transport.Read().ToNs);
        }

        await AssertAsComputedAsync(capture, 4, UnixTime.FromNs(fromNs + ((toNs - fromNs) / 3)), UnixTime.FromNs(toNs - ((toNs - fromNs) / 4)));
    }

    [Fact]
    public async Task Read_GapInTheRecording_IsMissingUntilTheNextCheckpoint()
    {
        RecordGap();
        await using ReplaySession session = Open(Recording);

        ReplayStrip strip = await ReadAsync(session, Own);

        Assert.Equal(
            [(0, StripBook.NotLive), (2, StripBook.Live), (4, StripBook.Missing), (134, StripBook.Live)],
            strip.Bins.Select((b, i) => (i, b.Book)).Where(b => b.i == 0 || b.Book != strip.Bins[b.i - 1].Book));
        Assert.Equal([1, 2, 266, 399], Enumerable.Range(0, strip.Bins.Count).Where(i => strip.Bins[i].Score is not null));
        Assert.Contains("one.journal", strip.Fault, StringComparison.Ordinal);
        Assert.Same(strip, session.Strips.Read(Own));
        Assert.Null(session.Strips.Read("NOUSDT"));
    }

    [Fact]
    public async Task Dispose_WhileItReads_WaitsForItsThread()
    {
        ReplaySession session = Open(CaptureFile.Write(_folder.Path, 4));
        session.Strips.Read(Own);

        await session.DisposeAsync();

        Assert.True(session.Strips.Ended.IsCompletedSuccessfully);
        int done = session.Strips.Done;
        session.Strips.Read(Own);
        Assert.Equal((done, null), (session.Strips.Done, session.Strips.Fault));
    }

    [Fact]
    public async Task Dispose_NobodyAsked_NothingIsRead()
    {
        ReplaySession session = Open(CaptureFile.Write(_folder.Path, 4));

        await session.DisposeAsync();

        Assert.True(session.Strips.Ended.IsCompletedSuccessfully);
        Assert.Null(session.Strips.Read(Own));
        Assert.Equal(0, session.Strips.Done);
    }

    [Fact]
    public async Task Read_FileIsGone_IsSaid()
    {
        string capture = CaptureFile.Write(_folder.Path, 4);
        await using ReplaySession session = Open(capture);
        File.Delete(capture);

        session.Strips.Read(Own);

        string? fault = await Wait.ForAsync(() => Task.FromResult(session.Strips.Fault), f => f is not null);
        Assert.Contains(Path.GetFileName(capture), fault, StringComparison.Ordinal);
        Assert.Equal((0, fault), (session.Strips.Read(Own)!.Bins.Count, session.Strips.Read(Own)!.Fault));
    }

    [Fact]
    public async Task Route_OfASymbol_TellsItsBins()
    {
        RecordGap();
        await using ReplaySession session = Open(Recording);
        ReplayStrip strip = await ReadAsync(session, Own);

        ReplayStripDocument told = Assert.IsType<JsonHttpResult<ReplayStripDocument>>(ReplayControls.Strip(Own, new ReplayPlace(1, session))).Value!;

        Assert.Equal((Own, 400, 400, strip.Fault), (told.Symbol, told.Bins, told.Done, told.Fault));
        Assert.Equal((strip.FromNs / 1e6, strip.ToNs / 1e6), (told.From, told.To));
        Assert.Equal(strip.Bins.Select(b => (int?)b.Score), told.Scores);
        Assert.Equal(strip.Bins.Select(b => b.Book.ToString()), told.Books);
        Assert.Equal(404, Assert.IsType<ProblemHttpResult>(ReplayControls.Strip("NOUSDT", new ReplayPlace(1, session))).StatusCode);
    }

    private static async Task AssertAsComputedAsync(string path, int seed, DateTimeOffset? start = null, DateTimeOffset? end = null)
    {
        await using ReplaySession session = Open(path, start, end);
        ReplayStrips strips = session.Strips;
        Dictionary<string, StripBin[]> expected = StripsOfTracks.Compute(ReplayCatalogue.Read(path), strips.FromNs, strips.ToNs);
        Assert.NotEmpty(expected);
        Assert.Contains(expected.Values, s => s.Any(b => b.Score is not null));
        foreach ((string symbol, StripBin[] bins) in expected)
        {
            ReplayStrip strip = await ReadAsync(session, symbol);
            Assert.Equal((400, null), (strip.Bins.Count, strip.Fault));
            for (int bin = 0; bin < bins.Length; bin++)
            {
                Assert.True(bins[bin] == strip.Bins[bin], $"seed {seed}, {symbol}, bin {bin}: expected {bins[bin]}, came {strip.Bins[bin]}");
            }
        }
    }

    private static async Task<ReplayStrip> ReadAsync(ReplaySession session, string symbol)
    {
        session.Strips.Read(symbol);
        await session.Strips.Ended.WaitAsync(TimeSpan.FromSeconds(60));
        return session.Strips.Read(symbol)!;
    }

    private void RecordGap()
    {
        using HandMadeLane lane = new(Recording, Own);
        lane.Open(At(0));
        lane.Frame(Book(10), At(10));
        lane.Frame(Book(11), At(20));
        lane.Unknown(At(30));
        lane.Checkpoint(At(1_000));
        lane.Frame(Book(12), At(2_000));
        lane.Frame(Book(13), At(3_000));
    }

    private static long At(long ms) => (BeginMs + ms) * 1_000_000;

    private static string Book(long updateId) =>
        FrameText.Book(Own, 50, snapshot: updateId == 10, updateId, updateId, BeginMs + ((updateId - 10) * 10), [("100.0", $"{updateId}")], [("100.1", "3")]);

    private static ReplaySession Open(string path, DateTimeOffset? start = null, DateTimeOffset? end = null) =>
        ReplaySession.Open(path, new ReplaySessionOptions { Time = new ManualTime(), Start = start, End = end }, NullLogger<ReplaySession>.Instance);
}
