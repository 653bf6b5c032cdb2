using System.Globalization;
using System.Text.Json;
using Scalper.Core.Books;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Books;

/// <summary>The product's codec and books beside the reference book, fed with the same frames.</summary>
internal sealed class BookReplay : IFrameHandler
{
    private readonly BybitCodec _codec = new();
    private readonly Instrument[] _instruments;
    private readonly SymbolMap _map;
    private readonly OrderBook[] _books;
    private readonly ReferenceBook[] _references;
    private int? _touched;

    public BookReplay(IReadOnlyList<(Instrument Instrument, int Depth)> symbols)
    {
        _instruments = [.. symbols.Select(s => s.Instrument)];
        _map = new SymbolMap(_instruments.Select(i => i.Symbol));
        _books = [.. symbols.Select(s => new OrderBook(s.Depth, BybitVenue.Instance.SyncRule))];
        _references = [.. symbols.Select(s => new ReferenceBook(s.Depth))];
    }

    public Ticker[] Tickers => field ??= new Ticker[_books.Length];

    public OrderBook Book(int index) => _books[index];

    public ReferenceBook Reference(int index) => _references[index];

    /// <summary>Takes a frame in on both sides and asserts that they agree.</summary>
    /// <returns>Index of the symbol whose book the frame belongs to; null for other frames.</returns>
    public int? Apply(ReadOnlySpan<byte> frame)
    {
        _touched = null;
        Assert.InRange(_codec.Decode(frame, this), DecodeResult.Handled, DecodeResult.Ignored);
        if (_touched is { } index)
        {
            Utf8JsonReader reader = new(frame);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            _references[index].Apply(document.RootElement);
            AssertEqual(_references[index], _books[index], _instruments[index]);
        }

        return _touched;
    }

    public bool TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
    {
        bool found = _map.TryFind(symbol, out index);
        instrument = found ? _instruments[index] : null!;
        return found;
    }

    public void OnBook(int index, in BookEvent book)
    {
        _touched = index;
        _books[index].Apply(book);
    }

    public void OnOffGrid(int index) => Assert.Fail($"A number of book {index} is off its grid.");

    public void OnUnreadableBook(int index, int depth) => Assert.Fail($"A frame of book {index} with {depth} levels could not be read.");

    public void OnUnreadable(int index) => Assert.Fail($"A frame of symbol {index} could not be read.");

    public void OnTrades(int index, ReadOnlySpan<Trade> trades)
    {
    }

    public void OnTicker(int index, in TickerEvent ticker) => TickerMerge.Apply(ref Tickers[index], ticker, 0);

    public void OnReply(in ControlReply reply)
    {
    }

    private static void AssertEqual(ReferenceBook expected, OrderBook book, Instrument instrument)
    {
        BookStatus status = expected.Status switch
        {
            ReferenceBookStatus.Live => BookStatus.Live,
            ReferenceBookStatus.Invalid => BookStatus.Invalid,
            _ => BookStatus.Empty,
        };
        Assert.Equal(status, book.Status);
        Assert.Equal((expected.UpdateId ?? 0, expected.Seq, expected.OldFrames), (book.UpdateId, book.Sequence, (int)book.Repeated));
        if (book.IsLive)
        {
            Assert.Equal(expected.Bids, Levels(book.Bids, instrument));
            Assert.Equal(expected.Asks, Levels(book.Asks, instrument));
        }
    }

    private static IEnumerable<KeyValuePair<decimal, decimal>> Levels(BookLadder ladder, Instrument instrument) =>
        ladder.Levels.ToArray().Select(l => KeyValuePair.Create(Number(instrument.TickSize, l.PriceTicks), Number(instrument.QtyStep, l.QtyLots)));

    private static decimal Number(DecimalStep step, long steps) => decimal.Parse(step.Format(steps), CultureInfo.InvariantCulture);
}
