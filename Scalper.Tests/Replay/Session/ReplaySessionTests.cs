using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Features;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Session;
using Scalper.Core.Universe;
using Scalper.Tests.Components;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Reference;
using Scalper.Tests.Replay.Export;
using Scalper.Web.Market;

namespace Scalper.Tests.Replay.Session;

/// <summary>A recording as a market: pace, orders, what the outside sees.</summary>
public sealed class ReplaySessionTests : IDisposable
{
    private const long SecondNs = 1_000_000_000;
    private const long BeginMs = 1_795_000_000_000;
    private const string Own = "AUSDT";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();

    private string Recording => Path.Combine(_folder.Path, "one.journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Seek_ToTenTimes_StateIsThatOfAHeadlessReplay()
    {
        await RecordedRun.RecordAsync(_folder.Path, seed: 22, messages: 6_000);
        InputOrder order = new(ReplayCatalogue.Read(_folder.Path));
        await using ReplaySession session = Open(_folder.Path);
        Random random = new(22);
        for (int i = 0; i < 10; i++)
        {
            long timeNs = order.Inputs[random.Next(order.Inputs.Count)].TimeNs;
            await session.Transport.SeekAsync(timeNs, CancellationToken.None);
            ReplayPosition position = session.Transport.Read();
            Assert.Equal((timeNs, ReplayState.Paused, null), (position.NowNs, position.State == ReplayState.Ended ? ReplayState.Paused : position.State, position.Fault));
            await AssertHeadlessAsync(session, order);
            Assert.Equal(order.NumbersAfter(order.CountTo(timeNs)), position.Numbers.Where(n => order.NumbersAfter(order.CountTo(timeNs)).ContainsKey(n.Lane)).ToDictionary(n => n.Lane, n => n.Number));
        }
    }

    [Fact]
    public async Task Step_BackAndForth_GivesTheSameBytes()
    {
        await using ReplaySession session = Open(CaptureFile.Write(_folder.Path, 3));
        await session.Transport.SeekToAsync(0, 500, CancellationToken.None);
        byte[] before = await StateAsync(session);

        await session.Transport.StepAsync(-1, CancellationToken.None);
        Assert.Equal(499, Assert.Single(session.Transport.Read().Numbers).Number);
        await session.Transport.StepAsync(-20, CancellationToken.None);
        await session.Transport.StepAsync(21, CancellationToken.None);

        Assert.Equal(500, Assert.Single(session.Transport.Read().Numbers).Number);
        Assert.Equal(before, await StateAsync(session));
        await session.Transport.StepAsync(-9_000, CancellationToken.None);
        Assert.Equal(0, Assert.Single(session.Transport.Read().Numbers).Number);
        Assert.Equal(session.Transport.Read().FromNs, session.Transport.Read().NowNs);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Play_AtASpeed_TimeGoesOnWithTheClock(double speed)
    {
        string capture = CaptureFile.Write(_folder.Path, 4);
        InputOrder order = new(ReplayCatalogue.Read(capture));
        await using ReplaySession session = Open(capture);
        long fromNs = session.Transport.Read().FromNs;
        await session.Transport.SetSpeedAsync(speed);
        _time.Advance(Second);
        Assert.Equal(fromNs, session.Transport.Read().NowNs);

        await session.Transport.PlayAsync();
        _time.Advance(4 * Second);
        await session.Transport.PauseAsync();
        _time.Advance(Second);

        ReplayPosition position = session.Transport.Read();
        Assert.Equal((fromNs + (long)(4 * speed * SecondNs), ReplayState.Paused, speed), (position.NowNs, position.State, position.Speed));
        Assert.Equal(order.CountTo(position.NowNs), position.Inputs);
        EngineHealth health = session.Market.ReadHealth();
        Assert.Equal((position.NowNs / 1_000_000, 0.0), (health.AtMs, health.MessagesPerSecond));
        Assert.Equal(health.AtMs, _time.NowMs(health.Clock));
        Assert.Equal(health.AtMs, EngineTime.OnMachine(health.AtMs, health.Clock));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(101)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public async Task SetSpeed_OutOfRange_IsRefused(double speed)
    {
        await using ReplaySession session = Open(CaptureFile.Write(_folder.Path, 3));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => session.Transport.SetSpeedAsync(speed));
        Assert.Throws<ArgumentOutOfRangeException>(() => Open(CaptureFile.Write(_folder.Path, 3), speed: speed));
    }

    [Fact]
    public async Task Loop_AtItsEnd_BeginsAgain()
    {
        await using ReplaySession session = Open(CaptureFile.Write(_folder.Path, 4));
        ReplayTransport transport = session.Transport;
        ReplayLoop loop = new(transport.Read().FromNs + (3 * SecondNs), transport.Read().FromNs + (5 * SecondNs));
        await transport.SetLoopAsync(loop);
        await transport.SeekAsync(loop.FromNs, CancellationToken.None);
        long jumps = transport.Read().Jumps;
        byte[] state = await StateAsync(session);
        await transport.PlayAsync();

        _time.Advance(TimeSpan.FromSeconds(2));
        await transport.PauseAsync();

        Assert.Equal((loop.FromNs, loop), (transport.Read().NowNs, transport.Read().Loop!.Value));
        Assert.True(transport.Read().Jumps > jumps);
        Assert.Equal(state, await StateAsync(session));
        await transport.SetLoopAsync(null);
        await transport.PlayAsync();
        _time.Advance(TimeSpan.FromSeconds(3));
        await transport.PauseAsync();
        Assert.Equal(loop.FromNs + (3 * SecondNs), transport.Read().NowNs);
        await Assert.ThrowsAsync<ArgumentException>(() => transport.SetLoopAsync(new ReplayLoop(loop.ToNs, loop.FromNs)));
    }

    [Fact]
    public async Task Orders_AtFullSpeed_AreObeyed()
    {
        await using ReplaySession session = Open(CaptureFile.Write(_folder.Path, 3), speed: double.PositiveInfinity, time: TimeProvider.System);
        ReplayTransport transport = session.Transport;
        ReplayPosition begin = transport.Read();
        await transport.SetLoopAsync(new ReplayLoop(begin.FromNs, begin.ToNs));
        await transport.PlayAsync();
        await Wait.ForAsync(() => Task.FromResult(transport.Read()), p => p.Jumps > begin.Jumps + 2);
        Assert.NotNull(await session.Market.InspectAsync(session.Market.Symbols[0], CancellationToken.None));

        await transport.PauseAsync();

        ReplayPosition paused = transport.Read();
        Assert.Equal(paused.Inputs, await session.Driver.Ask(d => d.Player.Inputs));
        Assert.Equal(ReplayState.Paused, paused.State == ReplayState.Ended ? ReplayState.Paused : paused.State);
        await transport.SetLoopAsync(null);
        await transport.SeekAsync(begin.FromNs, CancellationToken.None);
        await transport.PlayAsync();
        await Wait.ForAsync(() => Task.FromResult(transport.Read()), p => p.State == ReplayState.Ended);
        Assert.Equal(begin.ToNs, transport.Read().NowNs);
    }

    [Fact]
    public async Task Seek_Back_CompletesWatchesAndSymbolsAreOthers()
    {
        await using ReplaySession session = Open(CaptureFile.Write(_folder.Path, 4));
        await session.Transport.SeekAsync(session.Transport.Read().FromNs + (20 * SecondNs), CancellationToken.None);
        FollowedSymbol symbol = session.Market.Symbols[0];
        Channel<ColumnUpdate> updates = Channel.CreateUnbounded<ColumnUpdate>();
        ColumnHistory? history = await session.Market.WatchAsync(symbol, updates.Writer, CancellationToken.None);
        Assert.NotEmpty(history!.Columns);
        await session.Transport.StepTimeAsync(Second, CancellationToken.None);
        Assert.True(updates.Reader.TryRead(out _));
        Assert.False(updates.Reader.Completion.IsCompleted);

        await session.Transport.StepTimeAsync(-Second, CancellationToken.None);

        while (updates.Reader.TryRead(out _))
        {
        }

        await updates.Reader.Completion.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.NotSame(symbol, session.Market.Find(symbol.Instrument.Symbol));
        symbol.Read(out SymbolView old);
        Assert.False(old.IsLive);
        Assert.NotEmpty((await session.Market.ReadColumnsAsync(symbol, CancellationToken.None))!.Columns);
        Assert.NotEmpty((await session.Market.InspectAsync(symbol, CancellationToken.None)).Bids);
        await session.Market.UnwatchAsync(symbol, updates.Writer);
    }

    [Fact]
    public async Task Jump_SideChange_StandsBehindTheInputThatMadeIt()
    {
        string capture = CaptureFile.Write(_folder.Path, 3);
        SideChanges sides = new();
        RecordingReplay.Play(Assert.Single(ReplayCatalogue.Read(capture).Tracks), sides, CancellationToken.None);
        (string symbol, List<long> numbers) = sides.Changes.MaxBy(c => c.Value.Count);
        Assert.True(numbers.Count > 2);
        await using ReplaySession session = Open(capture);
        foreach (long number in numbers)
        {
            Assert.True(await session.Transport.JumpAsync(ReplayJump.SideChange, symbol, CancellationToken.None));
            Assert.Equal(number, Assert.Single(session.Transport.Read().Numbers).Number);
        }

        Assert.False(await session.Transport.JumpAsync(ReplayJump.SideChange, symbol, CancellationToken.None));
        Assert.Equal(ReplayState.Ended, session.Transport.Read().State);
        Assert.False(await session.Transport.JumpAsync(ReplayJump.Gap, "NOUSDT", CancellationToken.None));
    }

    [Fact]
    public async Task Jump_WallPulled_TheWallIsAmongThoseGone()
    {
        await using ReplaySession session = Open(CaptureFile.Write(_folder.Path, 3));
        foreach (string name in session.Market.Symbols.Select(s => s.Instrument.Symbol).ToArray())
        {
            await session.Transport.SeekAsync(session.Transport.Read().FromNs, CancellationToken.None);
            if (await session.Transport.JumpAsync(ReplayJump.WallPulled, name, CancellationToken.None))
            {
                SymbolDetail detail = await session.Market.InspectAsync(session.Market.Find(name)!, CancellationToken.None);
                Assert.Contains(detail.WallCases, w => w.Class == WallCaseClass.Pulled && w.ClosedAtNs == session.Transport.Read().NowNs);
                return;
            }
        }

        Assert.Fail("No wall was pulled.");
    }

    [Fact]
    public async Task Gap_InTheRecording_SymbolsAreNotFollowedUntilTheNextCheckpoint()
    {
        using (HandMadeLane lane = new(Recording, Own))
        {
            lane.Open(At(0));
            lane.Frame(Book(10), At(10));
            lane.Frame(Book(11), At(20));
            lane.Unknown(At(30));
            lane.Checkpoint();
            lane.Frame(Book(12), At(2_000));
            lane.Frame(Book(13), At(3_000));
        }

        await using ReplaySession session = Open(Recording);
        Assert.Equal((At(0), At(3_000)), (session.Transport.Read().FromNs, session.Transport.Read().ToNs));
        await session.Transport.SeekAsync(At(20), CancellationToken.None);
        Assert.Equal((EngineStatus.Healthy, 1, UniverseSource.Recorded), (session.Market.ReadHealth().Status, session.Market.ReadHealth().Live, session.Market.Universe!.Source));

        Assert.True(await session.Transport.JumpAsync(ReplayJump.Gap, Own, CancellationToken.None));

        Assert.Equal((At(30), 0), (session.Transport.Read().NowNs, session.Market.Symbols.Count));
        Assert.NotEqual(EngineStatus.Healthy, session.Market.ReadHealth().Status);
        await session.Transport.SeekAsync(At(3_000), CancellationToken.None);
        Assert.Single(session.Market.Symbols);
        await session.Transport.SeekAsync(At(15), CancellationToken.None);
        Assert.Equal(2, Assert.Single(session.Transport.Read().Numbers).Number);
    }

    [Fact]
    public async Task Seek_AnotherComes_IsGivenUpAndTheNextGoesOnFromWhereItWasToBe()
    {
        await using ReplaySession session = Open(CaptureFile.Write(_folder.Path, 4));
        long fromNs = session.Transport.Read().FromNs;
        using ManualResetEventSlim gate = new();
        Task<bool> held = session.Driver.Ask(d => gate.Wait(TimeSpan.FromSeconds(60)));
        Task given = session.Transport.SeekAsync(fromNs + (60 * SecondNs), CancellationToken.None);
        Task next = session.Transport.StepTimeAsync(Second, CancellationToken.None);

        gate.Set();

        Assert.True(await held);
        await next;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal(fromNs + (61 * SecondNs), session.Transport.Read().NowNs);
    }

    [Fact]
    public async Task Open_TwoCapturesAtOnce_DoNotMix()
    {
        string[] captures = [CaptureFile.Write(_folder.Path, 3), CaptureFile.Write(_folder.Path, 5)];
        await using ReplaySession one = Open(captures[0], double.PositiveInfinity), other = Open(captures[1], double.PositiveInfinity);
        await Task.WhenAll(one.Transport.PlayAsync(), other.Transport.PlayAsync());
        foreach ((ReplaySession session, string capture) in new[] { (one, captures[0]), (other, captures[1]) })
        {
            await Wait.ForAsync(() => Task.FromResult(session.Transport.Read()), p => p.State == ReplayState.Ended);
            await AssertHeadlessAsync(session, new InputOrder(ReplayCatalogue.Read(capture)));
            Assert.Equal(Path.GetFileName(capture), session.Source);
        }
    }

    [Fact]
    public void Open_WhatCannotBePlayed_SaysWhatWasExpectedAndCame()
    {
        string capture = CaptureFile.Write(_folder.Path, 3), timeless = CaptureFile.Write(_folder.Path, 3, hasTimes: false);
        string text = Path.Combine(_folder.Path, "notes.txt");
        File.WriteAllText(text, "these are notes");
        Assert.Contains("expected a frame with the time", Refuse(timeless).Message, StringComparison.Ordinal);
        Assert.All(new[] { text, Path.Combine(_folder.Path, "absent") }, path => Assert.Contains(path, Refuse(path).Message, StringComparison.Ordinal));
        DateTimeOffset late = DateTimeOffset.FromUnixTimeSeconds(4_000_000_000);
        Assert.Contains("expected a start before its end", Assert.Throws<ReplayOpenException>(() => Open(capture, start: late)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithStart_BeginsThereAndGoesNoFurtherBack()
    {
        string capture = CaptureFile.Write(_folder.Path, 4);
        InputOrder order = new(ReplayCatalogue.Read(capture));
        long startNs = (order.Inputs[0].TimeNs / SecondNs * SecondNs) + (10 * SecondNs);
        await using ReplaySession session = Open(capture, start: new DateTimeOffset(UnixTime.FromNs(startNs), TimeSpan.Zero));
        Assert.Equal((startNs, startNs, ReplayState.Paused), (session.Transport.Read().NowNs, session.Transport.Read().FromNs, session.Transport.Read().State));
        await session.Transport.StepAsync(-5, CancellationToken.None);
        await session.Transport.SeekAsync(0, CancellationToken.None);
        Assert.Equal(startNs, session.Transport.Read().NowNs);
        await AssertHeadlessAsync(session, order);
    }

    [Fact]
    public async Task Dispose_WhileItPlays_EndsItsThreadAndRefusesOrders()
    {
        ReplaySession session = Open(CaptureFile.Write(_folder.Path, 3));
        await session.Transport.PlayAsync();
        await session.DisposeAsync();
        await session.DisposeAsync();
        await Assert.ThrowsAsync<LaneBusyException>(() => session.Transport.PauseAsync());
        await Assert.ThrowsAsync<LaneBusyException>(() => session.Market.InspectAsync(session.Market.Symbols[0], CancellationToken.None));
        await Assert.ThrowsAsync<LaneBusyException>(() => session.Market.FollowAsync(session.Market.Universe!, CancellationToken.None));
    }

    [Fact]
    public async Task Seek_CaptureBrokenInItsMiddleMeanwhile_EndsItAndEverybodyIsToldWhere()
    {
        string capture = CaptureFile.Write(_folder.Path, 4);
        await using ReplaySession session = Open(capture);
        string symbol = session.Market.Symbols[0].Instrument.Symbol;
        await session.Transport.SeekAsync(session.Transport.Read().FromNs + SecondNs, CancellationToken.None);
        CaptureFile.Break(capture);

        LaneBusyException told = await Assert.ThrowsAsync<LaneBusyException>(() => session.Transport.SeekAsync(session.Transport.Read().ToNs, CancellationToken.None));
        await session.Driver.Ended;

        ReplayPosition at = session.Transport.Read();
        Assert.Equal((ReplayState.Faulted, told.Message), (at.State, at.Fault));
        Assert.Matches($"^The replay has a fault: {Path.GetFileName(capture)}, line [0-9]+: expected .*, came: ", told.Message);
        Assert.InRange(at.NowNs, at.FromNs, at.ToNs);
        Assert.Equal(EngineStatus.Down, session.Market.ReadHealth().Status);
        Assert.Equal(at.Fault, (await Assert.ThrowsAsync<LaneBusyException>(() => session.Transport.PlayAsync())).Message);
        await Assert.ThrowsAsync<LaneBusyException>(() => session.Market.InspectAsync(session.Market.Find(symbol) ?? session.Market.Symbols[0], CancellationToken.None));

        // What it read for the strip is broken likewise, and ends nothing else.
        session.Strips.Read(symbol);
        await session.Strips.Ended;
        Assert.Contains($"{Path.GetFileName(capture)}, line ", session.Strips.Fault, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, session.Strips.Fault, StringComparison.Ordinal);
    }

    private static async Task AssertHeadlessAsync(ReplaySession session, InputOrder order)
    {
        foreach ((ushort lane, byte[] state) in await session.Driver.Ask(d => d.Player.Lanes.Where(l => l.Lane is not null).Select(l => (l.Index, InputOrder.Write(l.Lane!))).ToArray()))
        {
            long number = session.Transport.Read().Numbers.Single(n => n.Lane == lane).Number;
            Assert.True(order.StateAfter(lane, number).AsSpan().SequenceEqual(state), $"lane {lane} is another at {number}");
        }
    }

    private static Task<byte[]> StateAsync(ReplaySession session) => session.Driver.Ask(d => InputOrder.Write(d.Player.Lanes[0].Lane!));

    private static long At(long ms) => (BeginMs + ms) * 1_000_000;

    private static string Book(long updateId) =>
        FrameText.Book(Own, 50, snapshot: updateId == 10, updateId, updateId, BeginMs + ((updateId - 10) * 10), [("100.0", $"{updateId}")], [("100.1", "3")]);

    private ReplayOpenException Refuse(string path) => Assert.Throws<ReplayOpenException>(() => Open(path));

    private ReplaySession Open(string path, double speed = 1, TimeProvider? time = null, DateTimeOffset? start = null) =>
        ReplaySession.Open(path, new ReplaySessionOptions { Time = time ?? _time, Speed = speed, Start = start }, NullLogger<ReplaySession>.Instance);

    /// <summary>Numbers of the scores of each symbol whose side is another than before.</summary>
    private sealed class SideChanges : IReplayListener
    {
        private readonly Dictionary<string, ScoreSide> _sides = [];

        public Dictionary<string, List<long>> Changes { get; } = [];

        public void OnInput(in JournalRecord record)
        {
        }

        public void OnScore(in ScoreEvent score)
        {
            List<long> changes = Changes.TryGetValue(score.Symbol, out List<long>? known) ? known : Changes[score.Symbol] = [];
            if (_sides.TryGetValue(score.Symbol, out ScoreSide before) && before != score.Score.Side)
            {
                changes.Add(score.Number);
            }

            _sides[score.Symbol] = score.Score.Side;
        }
    }
}
