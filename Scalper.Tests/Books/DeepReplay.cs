using System.Globalization;
using System.Text.Json;
using Scalper.Core.Books;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Binance;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Books;

/// <summary>Frames of Binance USD-M through codec and books, and beside them the same frames, read by themselves, through the reference: equal after each.</summary>
internal sealed class DeepReplay : IFrameHandler
{
    private const int Depth = 50;

    private readonly BinanceCodec _codec = new();
    private readonly Instrument[] _instruments;
    private readonly DeepBook[] _books;
    private readonly ReferenceDeepBook[] _references;
    private readonly Dictionary<(int Index, long Id), (long Bid, long BidQty, long Ask, long AskQty)> _tickers = [];

    public DeepReplay(IReadOnlyList<(Instrument Instrument, int Depth)> symbols)
    {
        _instruments = [.. symbols.Select(s => s.Instrument)];
        _books = [.. symbols.Select(_ => new DeepBook(BinanceVenue.Instance.SyncRule, Depth))];
        _references = [.. symbols.Select(_ => new ReferenceDeepBook(Depth))];
    }

    /// <summary>Updates after which the book was Live.</summary>
    public int Live { get; private set; }

    /// <summary>Updates after which it was not, behind the first snapshot.</summary>
    public int NotLive { get; private set; }

    /// <summary>Of the Live ones, those at the id of a book ticker: with its best prices and quantities.</summary>
    public int Witnessed { get; private set; }

    /// <summary>Gaps that the reference found.</summary>
    public int Gaps => _references.Sum(r => r.Gaps);

    public int Faults => _books.Sum(b => (int)b.Shown.Faults);

    public void Apply(byte[] frame)
    {
        Assert.InRange(_codec.Decode(frame, this), DecodeResult.Handled, DecodeResult.Ignored);
        using JsonDocument document = JsonDocument.Parse(frame);
        JsonElement root = document.RootElement;
        JsonElement data = root.TryGetProperty("data", out JsonElement inner) ? inner : root;
        string? name = root.TryGetProperty("snapshot", out JsonElement named) || data.TryGetProperty("s", out named) ? named.GetString() : null;
        int index = name is null ? 0 : Array.FindIndex(_instruments, i => i.Symbol == name);
        bool isUpdate = data.TryGetProperty("e", out JsonElement word) && word.GetString() == "depthUpdate";
        if (isUpdate)
        {
            _references[index].OnUpdate(ReferenceDiff.OfUpdate(data));
        }
        else if (data.TryGetProperty("lastUpdateId", out _))
        {
            _references[index].OnSnapshot(ReferenceDiff.OfSnapshot(data));
        }
        else
        {
            return;
        }

        Compare(index, isUpdate);
    }

    public bool TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
    {
        string name = System.Text.Encoding.UTF8.GetString(symbol);
        index = Array.FindIndex(_instruments, i => i.Symbol == name);
        instrument = index < 0 ? null! : _instruments[index];
        return index >= 0;
    }

    public bool TryFindOnly(out int index, out Instrument instrument)
    {
        index = 0;
        instrument = _instruments[0];
        return _instruments.Length == 1;
    }

    public void OnBook(int index, in BookEvent book) => _books[index].Apply(book);

    public void OnTicker(int index, in TickerEvent ticker)
    {
        if ((ticker.Present & TickerFields.BidPrice) != 0)
        {
            _tickers[(index, ticker.CrossSequence)] = (ticker.BidPriceTicks, ticker.BidQtyLots, ticker.AskPriceTicks, ticker.AskQtyLots);
        }
    }

    public void OnTrades(int index, ReadOnlySpan<Trade> trades)
    {
    }

    public void OnReply(in ControlReply reply)
    {
    }

    public void OnOffGrid(int index) => Assert.Fail($"A number of symbol {index} is off its grid.");

    public void OnUnreadableBook(int index, int depth) => Assert.Fail($"A frame of book {index} could not be read.");

    public void OnUnreadable(int index) => Assert.Fail($"A frame of symbol {index} could not be read.");

    private void Compare(int index, bool isUpdate)
    {
        OrderBook shown = _books[index].Shown;
        ReferenceDeepBook reference = _references[index];
        Assert.Equal(reference.Status == ReferenceDeepStatus.Live, shown.IsLive);
        bool isCounted = isUpdate && reference.Status != ReferenceDeepStatus.Waiting;
        Live += isCounted && shown.IsLive ? 1 : 0;
        NotLive += isCounted && !shown.IsLive ? 1 : 0;
        if (!shown.IsLive)
        {
            return;
        }

        Assert.Equal(reference.Id, shown.UpdateId);
        AssertEqual(reference.Bids, shown.Bids, _instruments[index]);
        AssertEqual(reference.Asks, shown.Asks, _instruments[index]);
        if (_tickers.TryGetValue((index, shown.UpdateId), out var ticker))
        {
            BookLevel bid = shown.Bids.Levels[0], ask = shown.Asks.Levels[0];
            Assert.Equal(ticker, (bid.PriceTicks, bid.QtyLots, ask.PriceTicks, ask.QtyLots));
            Witnessed++;
        }
    }

    // The reference has no bound: its best levels are those of all that anybody ever told of.
    private static void AssertEqual(ReferenceDeepSide expected, BookLadder side, Instrument instrument)
    {
        Assert.Equal(Math.Min(Depth, expected.Levels.Count), side.Count);
        foreach ((BookLevel level, KeyValuePair<decimal, decimal> other) in side.Levels.ToArray().Zip(expected.Levels))
        {
            Assert.Equal(other, KeyValuePair.Create(Number(instrument.TickSize, level.PriceTicks), Number(instrument.QtyStep, level.QtyLots)));
        }
    }

    private static decimal Number(DecimalStep step, long steps) => steps * decimal.Parse(step.Text, CultureInfo.InvariantCulture);
}
