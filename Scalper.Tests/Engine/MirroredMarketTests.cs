using System.Globalization;
using Scalper.Core.Engine;
using Scalper.Core.Scoring;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Engine;

/// <summary>Two markets through one lane, one of them the other's mirror image: bids for asks, buys for sells.</summary>
public sealed class MirroredMarketTests
{
    private const int Symmetric = 1, Microstructure = 2;
    private const int Levels = 15;

    // Best prices 100.0 and 100.1 stay: a price mirrored at the mid has returns that are not quite the negated ones.
    private const int TwiceMidTicks = 2_001;

    private readonly LaneProbe _probe = new LaneProbe().Connect();
    private readonly Random _random = new(20_261_123);
    private int _updateId = 9;
    private int _trades;

    [Fact]
    public void Step_MirroredFrames_MakeTheMirroredScoreOfAllModelsButClassic()
    {
        int walls = 0, spoofing = 0, moved = 0, sided = 0, classicOff = 0;
        Send(snapshot: true, [.. Enumerable.Range(0, Levels).Select(i => (Bid: true, 1_000 - i, 5)), .. Enumerable.Range(0, Levels).Select(i => (Bid: false, 1_001 + i, 5))]);
        for (int i = 0; i < 4_000; i++)
        {
            _probe.NowMs += 250;
            Move();
            SymbolView view = _probe.View(LaneProbe.A), mirrored = _probe.View(LaneProbe.B);
            Score score = view.ModelScores[Symmetric], other = mirrored.ModelScores[Symmetric];
            Assert.Equal((100 - score.Value, score.Confidence), (other.Value, other.Confidence));
            Assert.Equal(view.ModelSides[Symmetric], mirrored.ModelSides[Symmetric]);
            Assert.Equal(100 - view.ModelScores[Microstructure].Value, mirrored.ModelScores[Microstructure].Value, 1e-9);
            moved += Math.Abs(view.ModelScores[Microstructure].Value - 50) > 5 ? 1 : 0;
            walls += score.Contributions.Walls is not null and not 0 ? 1 : 0;
            spoofing += score.Contributions.Spoofing is not null and not 0 ? 1 : 0;
            sided += score.Side == Core.Primitives.ScoreSide.Neutral ? 0 : 1;
            classicOff += view.Score.Value + mirrored.Score.Value == 100 ? 0 : 1;
        }

        Assert.True(walls > 500 && spoofing > 50 && sided > 500 && moved > 500 && classicOff > 500, $"{moved} away from 50 by microstructure, {walls} with walls, {spoofing} with spoofing, {sided} on a side, {classicOff} not mirrored by classic");
    }

    private void Move()
    {
        bool bid = _random.Next(2) == 0;
        if (_random.Next(3) == 0)
        {
            Trade(bid, _random.Next(1, 9));
            return;
        }

        int level = _random.Next(Levels);
        int quantity = _random.Next(12) == 0 ? _random.Next(50, 500) : _random.Next(1, 9);
        Send(snapshot: false, [(bid, bid ? 1_000 - level : 1_001 + level, quantity)]);
    }

    private void Send(bool snapshot, (bool Bid, int Ticks, int Quantity)[] levels)
    {
        _updateId++;
        Book(LaneProbe.A, snapshot, levels);
        Book(LaneProbe.B, snapshot, [.. levels.Select(l => (!l.Bid, TwiceMidTicks - l.Ticks, l.Quantity))]);
    }

    private void Book(string symbol, bool snapshot, (bool Bid, int Ticks, int Quantity)[] levels) =>
        _probe.Book(symbol, snapshot, _updateId, [.. levels.Where(l => l.Bid).Select(Text)], [.. levels.Where(l => !l.Bid).Select(Text)]);

    private void Trade(bool buy, int quantity)
    {
        Trade(LaneProbe.A, buy, quantity);
        Trade(LaneProbe.B, !buy, quantity);
    }

    private void Trade(string symbol, bool buy, int quantity)
    {
        long atMs = LaneProbe.OriginMs + _probe.NowMs;
        TradeText trade = new($"{++_trades}", 1, buy, null, buy ? "100.1" : "100.0", quantity.ToString(CultureInfo.InvariantCulture), false, false, atMs);
        _probe.Step(FrameText.Trades(symbol, atMs, [trade]));
    }

    private static (string, string) Text((bool Bid, int Ticks, int Quantity) level) =>
        ((level.Ticks / 10m).ToString("F1", CultureInfo.InvariantCulture), level.Quantity.ToString(CultureInfo.InvariantCulture));
}
