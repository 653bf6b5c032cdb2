using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Tape;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

public sealed class LaneInboxTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();

    [Fact]
    public void Idle_PostedCommand_IsAnswered()
    {
        _probe.Snapshot(A);
        _probe.Trades(A, 2);
        FeedQuery<Lane, SymbolDetail> inspect = Inspect();
        Assert.True(_probe.Lane.Inbox.TryPost(inspect));
        Assert.False(inspect.Completion.IsCompleted);

        _probe.Lane.Idle(_probe.NowNs);
        Assert.True(inspect.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Step_PostedCommand_IsAnsweredBeforeTheFrame()
    {
        _probe.Snapshot(A);
        _probe.Trades(A, 2);
        FeedQuery<Lane, SymbolDetail> inspect = Inspect();
        _probe.Lane.Inbox.TryPost(inspect);
        _probe.Delta(A, 11);

        SymbolDetail detail = await inspect.Completion;
        Assert.Equal((10, 2), (detail.View.UpdateId, detail.Trades.Count));
        Assert.Equal([new BookLevel(1_000, 5), new BookLevel(999, 4)], detail.Bids);
        Assert.Equal([new BookLevel(1_001, 3)], detail.Asks);
        Assert.Equal(Enum.GetValues<CandleInterval>(), detail.Candles.Keys.Order());
        Assert.All(detail.Candles.Values, candles => Assert.Equal(2, Assert.Single(candles).VolumeLots));
    }

    [Fact]
    [Trait("Fault", "F-64")]
    public void TryPost_FullInbox_IsRefusedUntilDrained()
    {
        FeedQuery<Lane, SymbolDetail>[] commands = [.. Enumerable.Range(0, 257).Select(_ => Inspect())];
        Assert.Equal(256, commands.Count(_probe.Lane.Inbox.TryPost));
        _probe.Lane.Idle(_probe.NowNs);
        Assert.Equal(256, commands.Count(c => c.Completion.IsCompletedSuccessfully));
        Assert.True(_probe.Lane.Inbox.TryPost(commands[256]));
    }

    [Fact]
    public async Task Close_WaitingAndLaterCommands_AreRefused()
    {
        FeedQuery<Lane, SymbolDetail> waiting = Inspect();
        _probe.Lane.Inbox.TryPost(waiting);
        _probe.Lane.Close();
        await Assert.ThrowsAsync<LaneBusyException>(() => waiting.Completion);
        Assert.False(_probe.Lane.Inbox.TryPost(Inspect()));
    }

    [Fact]
    public async Task Idle_CommandWithABug_EndsTheLaneAndTheWaitForIt()
    {
        Task done = _probe.Lane.Inbox.TryDo(_ => throw new InvalidOperationException("bug"))!;
        Assert.Throws<InvalidOperationException>(() => _probe.Lane.Idle(_probe.NowNs));
        await Assert.ThrowsAsync<LaneBusyException>(() => done);
    }

    private FeedQuery<Lane, SymbolDetail> Inspect() => new(lane => lane.Copy(_probe.Symbols[0]));
}
