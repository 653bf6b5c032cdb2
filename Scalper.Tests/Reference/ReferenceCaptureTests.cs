using Scalper.Tests.Captures;

namespace Scalper.Tests.Reference;

/// <summary>The reference on recorded data: were it wrong about the protocol, real books would cross or have gaps in it.</summary>
public sealed class ReferenceCaptureTests
{
    private const string Linear = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    [CapturesFact]
    public void Run_LinearSession_BookIsNeverCrossedAndAlwaysFull()
    {
        ReferenceEngine engine = new(ReferenceOptions.Default);
        foreach (CaptureLine line in CaptureFile.Read(CapturePath.Bybit(Linear)))
        {
            engine.Apply(line);
            foreach (ReferenceBook book in engine.Symbols.Values.Select(symbol => symbol.Book).OfType<ReferenceBook>())
            {
                Assert.True(book.Bids.First().Key < book.Asks.First().Key);
                Assert.Equal((200, 200), (book.Bids.Count, book.Asks.Count));
            }
        }
    }

    [CapturesFact]
    public void Run_LinearSession_HasOneSnapshotEachAndNoGap()
    {
        ReferenceEngine engine = new(ReferenceOptions.Default);
        List<CaptureLine> lines = [.. CaptureFile.Read(CapturePath.Bybit(Linear))];
        lines.ForEach(line => engine.Apply(line));

        Assert.Equal(1312, lines.Count);
        foreach ((string symbol, int deltas) in new[] { ("BTCUSDT", 413), ("SOLUSDT", 382) })
        {
            List<ReferenceBookOutcome> outcomes = engine.Symbols[symbol].Outcomes;
            Assert.Equal(ReferenceBookOutcome.Replaced, outcomes[0]);
            Assert.Equal(Enumerable.Repeat(ReferenceBookOutcome.Changed, deltas), outcomes.Skip(1));
        }
    }

    /// <summary>2 snapshots, 795 deltas, 73 trade frames, none before its book.</summary>
    [CapturesFact]
    public void Run_LinearSession_PrintsEveryBookAndTradeFrame()
    {
        IReadOnlyList<ReferenceLine> lines = ReferenceEngine.Run(CaptureFile.Read(CapturePath.Bybit(Linear)), ReferenceOptions.Default);

        Assert.Equal(870, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Score, 0, 100));
        Assert.All(lines, line => Assert.InRange(line.Orderbook.WeightedMidPrice!.Value, 70, 70_000));
        Assert.Contains(lines, line => line.TradeFlow.TradeCount == ReferenceTape.Capacity);
    }

    /// <summary>A witness apart from the book's own topic: the ticker's best prices at its cross sequence.</summary>
    [CapturesFact]
    public void Run_LinearSession_TickersAgreeWithTheBookAtTheirCrossSequence()
    {
        List<CaptureLine> lines = [.. CaptureFile.Read(CapturePath.Bybit(Linear))];
        ReferenceEngine engine = new(ReferenceOptions.Default);
        List<TouchAt> books = lines.SelectMany(line => TouchAt.OfBooks(engine, line)).ToList();
        List<TouchAt> tickers = TouchAt.OfTickers(lines).ToList();

        List<(TouchAt Ticker, TouchAt Book)> comparable = tickers
            .Select(ticker => (ticker, books.Where(book => book.Symbol == ticker.Symbol && book.Seq <= ticker.Seq).MaxBy(book => book.Seq)))
            .Where(pair => pair.Item2 is not null)
            .Select(pair => (pair.ticker, pair.Item2!))
            .ToList();

        Assert.Equal(376, comparable.Count);
        Assert.Equal(375, comparable.Count(pair => (pair.Ticker.Bid, pair.Ticker.Ask) == (pair.Book.Bid, pair.Book.Ask)));
    }

    [CapturesFact]
    public void Run_ArchiveWithoutReceiveTimes_PrintsEveryFrameWithoutMomentum()
    {
        IReadOnlyList<ReferenceLine> lines = ReferenceEngine.Run(
            CaptureFile.Read(CapturePath.Bybit("linear_20241201_XRPUSDT_ob500_archive.jsonl.gz")), ReferenceOptions.Default);

        Assert.Equal(50, lines.Count);
        Assert.All(lines, line => Assert.Null(line.RecvNs));
        Assert.All(lines, line => Assert.Null(line.Momentum.Volatility1m));
    }
}
