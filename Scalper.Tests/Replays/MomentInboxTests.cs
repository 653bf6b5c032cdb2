using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;
using Scalper.Core.Replay.Session;
using Scalper.Tests.Components;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Reference;
using Scalper.Tests.Replay.Export;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;
using Scalper.Web.Replays;
using Scalper.Web.Screens;
using Scalper.Web.Settings;

namespace Scalper.Tests.Replays;

/// <summary>Moments that are brought, good ones and others: what is opened, what is told, and what is left on the disk.</summary>
public sealed class MomentInboxTests : IAsyncLifetime
{
    private const string Symbol = "AUSDT";
    private const long BeginMs = 1_795_000_000_000;
    private const long MillisecondNs = 1_000_000;

    private static readonly Actor By = new("trader", "10.0.0.1");
    private static readonly SymbolLayout Unusual = SymbolLayout.Default.Toggle(SymbolPane.Chart);

    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();
    private ReplayBook _book = default!;
    private MomentInbox _inbox = default!;

    private string Recording => Path.Combine(_folder.Path, "one.journal");

    private string Kept => Path.Combine(_folder.Path, "moments");

    public Task InitializeAsync()
    {
        _book = new ReplayBook(new ReplayOptions { MostReplays = 2 }, new FakeTrail(), _time, NullLogger<ReplayBook>.Instance, NullLoggerFactory.Instance);
        _book.Serve(place => SmallReplay.Make(place, _time));
        _inbox = new MomentInbox(_book, new StorageFolder(new StorageOptions { Directory = _folder.Path }));
        using HandMadeLane lane = new(Recording, Symbol, "BUSDT");
        lane.Open(At(0));
        for (int i = 0; i < 10; i++)
        {
            lane.Frame(FrameText.Book(i % 2 == 0 ? Symbol : "BUSDT", 50, snapshot: i < 2, 10 + (i / 2), 10 + i, BeginMs + (i * 100), [("100.0", "1")], [("100.1", "3")]), At(i * 100));
        }

        lane.Hash();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _book.StopAsync(CancellationToken.None);
        _book.Dispose();
        _inbox.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(5, 400)]
    [InlineData(6, 400)]
    [InlineData(7, 555)]
    public async Task Open_WithInstantAndLayout_StandsThereWithTheLayout(long number, long ms)
    {
        ReplayApp replay = await OpenAsync(Cut(new MomentInstant(At(ms), 0, number), LayoutText.Write(Unusual)), "../my btc.moment");
        ReplayPosition at = replay.Session.Transport.Read();
        Assert.Equal((ReplayState.Paused, ((ushort)0, number)), (at.State, at.Numbers.Single()));
        Assert.Equal(new SharedView(Symbol, new MomentInstant(At(ms), 0, number), Unusual, null), replay.Place.View);
        Assert.Equal(("_my_btc.moment", $"/replay/1/symbol/{Symbol}"), (replay.Session.Source, replay.Place.Entry));
    }

    [Fact]
    public async Task Open_OlderMoment_StandsAtItsBeginningWithoutALayout()
    {
        ReplayApp replay = await OpenAsync(Cut(null, null));
        ReplayPosition at = replay.Session.Transport.Read();
        Assert.Equal(at.FromNs, at.NowNs);
        Assert.Equal(new SharedView(Symbol, null, null, null), replay.Place.View);
    }

    [Theory]
    [InlineData("no layout at all")]
    [InlineData("""{"columns":[1,2,3]}""")]
    public async Task Open_LayoutThatIsNone_IsOpenedWithoutItAndSaysWhy(string layout)
    {
        ReplayApp replay = await OpenAsync(Cut(new MomentInstant(long.MaxValue, 9, -7), layout));
        Assert.Null(replay.Place.View.Layout);
        Assert.StartsWith("Symbol pages are shown as you have set them: the layout of the moment can't be used. ", replay.Place.View.Notice, StringComparison.Ordinal);

        // Nor is there such an instant: the end is as near as it gets.
        await Wait.ForAsync(() => Task.FromResult(replay.Session.Transport.Read()), at => (at.State, at.NowNs) == (ReplayState.Ended, at.ToNs));
    }

    [Fact]
    public async Task Open_WhatNoMomentIs_SaysWhatWasExpected()
    {
        byte[] good = Cut(null, null);
        foreach (byte[] bad in (byte[][])[[], Encoding.UTF8.GetBytes("{\"recv_ns\":1}"), await File.ReadAllBytesAsync(Recording), good[..60], [.. good.Select(b => (byte)~b)]])
        {
            ReplayOpenException told = await Assert.ThrowsAsync<ReplayOpenException>(() => OpenAsync(bad));
            Assert.Equal("a.moment: expected a moment, came another file", told.Message);
        }

        Assert.Empty(_book.Open);
    }

    /// <summary>Where the server keeps its files is not for everybody.</summary>
    [Fact]
    public async Task Open_MomentWithoutAState_IsRefusedByItsNameAlone()
    {
        byte[] good = Cut(null, null), mark = [0xf5, 0xc3, 0x4a, 0xde, 0xc0, 0xff, 0x0c, 0xb1];
        int first = good.AsSpan().IndexOf(mark), second = first + 1 + good.AsSpan(first + 1).IndexOf(mark);
        ReplayOpenException told = await Assert.ThrowsAsync<ReplayOpenException>(() => OpenAsync(good[..second]));
        Assert.StartsWith("a.moment: expected ", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_TooLong_IsNotReadToItsEnd()
    {
        using Endless endless = new();
        ReplayOpenException told = await Assert.ThrowsAsync<ReplayOpenException>(() => _inbox.OpenAsync("a.moment", endless, By, CancellationToken.None));
        Assert.Contains("expected at most 32 MB, came more", told.Message, StringComparison.Ordinal);
        Assert.InRange(endless.Taken, MomentInbox.MostBytes, MomentInbox.MostBytes + (1 << 17));
    }

    [Fact]
    public async Task Open_OneAfterTheOther_KeepsThoseThatAreOpen()
    {
        byte[] moment = Cut(null, null);
        ReplayApp first = await OpenAsync(moment), second = await OpenAsync(moment);
        await Assert.ThrowsAsync<ReplayOpenException>(() => OpenAsync(moment));
        Assert.True(File.Exists(first.Place.From) && File.Exists(second.Place.From));
        await _book.CloseAsync(first.Place.Id, By);
        ReplayApp third = await OpenAsync(moment);
        Assert.Equal([second.Place.From, third.Place.From], Directory.GetFiles(Kept, "*", SearchOption.AllDirectories).Order());
    }

    private Task<ReplayApp> OpenAsync(byte[] content, string name = "a.moment") => _inbox.OpenAsync(name, new MemoryStream(content), By, CancellationToken.None);

    private byte[] Cut(MomentInstant? instant, string? layout)
    {
        string path = Path.Combine(_folder.Path, "cut");
        File.Delete(path);
        MomentExport.Write(ReplayCatalogue.Read(Recording), new Moment(Symbol, At(0), At(1_000)) { Instant = instant, Layout = layout }, path, CancellationToken.None);
        return File.ReadAllBytes(path);
    }

    private static long At(long ms) => (BeginMs + ms) * MillisecondNs;

    private sealed class Endless : MemoryStream
    {
        public long Taken { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Taken += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
