using Scalper.Core.Books;
using Scalper.Core.Recording;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Books;

/// <summary>Recorded sessions through codec and book, equal to the reference book after every frame.</summary>
public sealed class RecordedBookTests
{
    private const string Session = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";

    [CapturesFact]
    public void Replay_LinearSession_EqualsTheReferenceAndIsNeverCrossed() => AssertReplays(Session, frames: 797, levels: 200);

    [CapturesFact]
    public void Replay_DeepArchive_EqualsTheReferenceAndIsNeverCrossed() =>
        AssertReplays("linear_20241201_XRPUSDT_ob500_archive.jsonl.gz", frames: 50, levels: 500);

    [CapturesFact]
    public void Replay_DepthOne_EqualsTheReferenceAndIsNeverCrossed() =>
        AssertReplays("linear_20250613_ob1_2symbols.jsonl.gz", frames: 46, levels: 1);

    /// <summary>
    /// Comparable is a ticker frame after which bid and ask are known (its own or merged), of a symbol whose book exists at a
    /// sequence at or below the ticker's, wherever in the file that book frame stands. All but two ticker frames are.
    /// </summary>
    [CapturesFact]
    public void Replay_LinearSession_TickerAndBookAgreeOnTheTouch()
    {
        IReadOnlyList<CaptureLine> lines = [.. CaptureReader.Read(CapturePath.Bybit(Session))];
        BookReplay replay = new(BybitCaptureSymbols.Find(lines).Symbols);
        List<(long Seq, long Bid, long Ask)>[] touches = [[], []];
        List<(long Cs, long? Bid, long? Ask)>[] tickers = [[], []];
        foreach (CaptureLine line in lines)
        {
            (long Cs, long, long)[] before = [.. replay.Tickers.Select(t => (t.CrossSequence, 0L, 0L))];
            if (replay.Apply(line.Frame) is { } index)
            {
                OrderBook book = replay.Book(index);
                touches[index].Add((book.Sequence!.Value, book.Bids.Levels[0].PriceTicks, book.Asks.Levels[0].PriceTicks));
            }

            foreach ((int i, Ticker ticker) in replay.Tickers.Index().Where(t => t.Item.CrossSequence != before[t.Index].Cs))
            {
                tickers[i].Add((ticker.CrossSequence, ticker.BidPriceTicks, ticker.AskPriceTicks));
            }
        }

        var compared = Enumerable.Range(0, 2).SelectMany(i => tickers[i]
            .Where(t => t.Bid is not null && t.Ask is not null && touches[i].Exists(b => b.Seq <= t.Cs))
            .Select(t => (Ticker: (t.Bid!.Value, t.Ask!.Value), Book: touches[i].FindLast(b => b.Seq <= t.Cs))))
            .ToList();
        Assert.Equal(378, tickers.Sum(t => t.Count));
        Assert.Equal(376, compared.Count);
        Assert.Equal(375, compared.Count(c => c.Ticker == (c.Book.Bid, c.Book.Ask)));
    }

    private static void AssertReplays(string file, int frames, int levels)
    {
        IReadOnlyList<CaptureLine> lines = [.. CaptureReader.Read(CapturePath.Bybit(file))];
        BookReplay replay = new(BybitCaptureSymbols.Find(lines).Symbols);
        int seen = 0;
        foreach (CaptureLine line in lines)
        {
            if (replay.Apply(line.Frame) is not { } index)
            {
                continue;
            }

            OrderBook book = replay.Book(index);
            Assert.True(book.IsLive);
            Assert.Equal((levels, levels), (book.Bids.Count, book.Asks.Count));
            Assert.True(book.Bids.Levels[0].PriceTicks < book.Asks.Levels[0].PriceTicks);
            seen++;
        }

        Assert.Equal(frames, seen);
    }
}
