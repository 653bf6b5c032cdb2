using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Tests.Feeds;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>An administrator has one book sent anew: it is not served until its snapshot came, and no other notices.</summary>
public sealed class LaneResyncTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();

    [Fact]
    public void Resync_LiveBook_IsAskedForAndNotServedUntilItsSnapshotCame()
    {
        Start();
        Assert.Equal(ResyncAnswer.Asked, _probe.Lane.Resync(_probe.Symbols[0]));

        Assert.Equal(["unsubscribe orderbook.50.AUSDT", "subscribe orderbook.50.AUSDT"], Sent());
        AssertIsAwaited();
        _probe.Delta(A, 11);
        AssertIsAwaited();

        _probe.Snapshot(A, u: 12);
        Assert.Equal((BookStatus.Live, 1L), (_probe.View(A).Status, _probe.View(A).Counters.Resyncs));
        Assert.Equal((BookStatus.Live, 0L), (_probe.View(B).Status, _probe.View(B).Counters.Resyncs));
    }

    [Fact]
    public void Resync_TradesMeanwhile_StayOnTheTapeAndGoOn()
    {
        Start();
        _probe.Trades(A, 3);
        _probe.Lane.Resync(_probe.Symbols[0]);
        _probe.Trades(A, 2);
        Assert.Equal(6, _probe.Copy(0).Trades.Count);
        Assert.False(_probe.View(A).HasTradeGap);
    }

    [Fact]
    public void Resync_AskedForAlready_IsLeftAlone()
    {
        Start();
        _probe.Lane.Resync(_probe.Symbols[0]);
        _probe.Sent.All.Clear();
        Assert.Equal(ResyncAnswer.UnderWay, _probe.Lane.Resync(_probe.Symbols[0]));
        Assert.Empty(_probe.Sent.All);
        Assert.Equal(1, _probe.View(A).Counters.Resyncs);
    }

    [Fact]
    public void Resync_NoConnection_ChangesNothing()
    {
        Start();
        _probe.Lane.Disconnected(_probe.NowNs);
        Assert.Equal(ResyncAnswer.NotConnected, _probe.Lane.Resync(_probe.Symbols[0]));
        Assert.Equal(BookFaultKind.ConnectionLost, _probe.View(A).Fault.Kind);
    }

    [Fact]
    public void Resync_RefusedBook_IsNotAskedFor()
    {
        Start();
        _probe.Lane.Resync(_probe.Symbols[0]);
        (_, string id, _) = _probe.Sent.All.Last(r => r.Operation == "subscribe");
        SentRequests.Refuse(_probe.Feed, id, "handler not found,topic:orderbook.50.AUSDT", _probe.NowNs);
        Assert.Equal(ResyncAnswer.Refused, _probe.Lane.Resync(_probe.Symbols[0]));
    }

    [Fact]
    public void Resync_GoneSymbol_SaysSo()
    {
        Start();
        long update = 10;
        _probe.RunTo(301_000, () => _probe.Delta(B, ++update));
        Assert.Equal(ResyncAnswer.Gone, _probe.Lane.Resync(_probe.Symbols[0]));
    }

    [Fact]
    public void Resync_SymbolOfAnotherLane_IsNotFollowed()
    {
        Start();
        FollowedSymbol stranger = new(_probe.Symbols[0].Instrument, lane: 0, place: 0);
        Assert.Equal(ResyncAnswer.NotFollowed, _probe.Lane.Resync(stranger));
    }

    private void Start()
    {
        foreach (string symbol in new[] { A, B })
        {
            _probe.Snapshot(symbol);
            _probe.Ticker(symbol);
            _probe.Trades(symbol, 1);
        }

        _probe.Sent.All.Clear();
    }

    private void AssertIsAwaited()
    {
        SymbolView view = _probe.View(A);
        Assert.Equal((BookStatus.Syncing, BookFaultKind.AwaitingSnapshot, 1L), (view.Status, view.Fault.Kind, view.Counters.Resyncs));
        Assert.Equal(BookStatus.Live, _probe.View(B).Status);
    }

    private IEnumerable<string> Sent() => _probe.Sent.All.Select(r => $"{r.Operation} {string.Join(',', r.Topics)}");
}
