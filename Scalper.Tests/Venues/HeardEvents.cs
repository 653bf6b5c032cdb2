using System.Globalization;
using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Venues;

/// <summary>Keeps what a codec hands over, as values and as text that can be compared whole.</summary>
internal sealed class HeardEvents(params Instrument[] instruments) : IFrameHandler
{
    private readonly SymbolMap _map = new(instruments.Select(i => i.Symbol));

    /// <summary>One line per event, with every field.</summary>
    public List<string> Lines { get; } = [];

    public List<Trade> Trades { get; } = [];

    public List<TickerEvent> Tickers { get; } = [];

    public List<ControlReplyKind> Replies { get; } = [];

    public int Books { get; private set; }

    public bool TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
    {
        bool found = _map.TryFind(symbol, out index);
        instrument = found ? instruments[index] : null!;
        return found;
    }

    public bool TryFindOnly(out int index, out Instrument instrument)
    {
        (index, instrument) = (0, instruments[0]);
        return instruments.Length == 1;
    }

    public void OnBook(int index, in BookEvent book)
    {
        Books++;
        Lines.Add(string.Create(CultureInfo.InvariantCulture,
            $"book {index} {book.IsSnapshot} {book.Depth} u{book.UpdateId} seq{book.Sequence} cts{book.ExchangeTimeMs} b {Levels(book.Bids)} a {Levels(book.Asks)}"));
    }

    public int OffGrid { get; private set; }

    /// <summary>One line for each frame that could not be read and whose symbol is known.</summary>
    public List<string> Unreadable { get; } = [];

    public void OnUnreadableBook(int index, int depth) => Unreadable.Add(string.Create(CultureInfo.InvariantCulture, $"book {index} {depth}"));

    public void OnUnreadable(int index) => Unreadable.Add(string.Create(CultureInfo.InvariantCulture, $"other {index}"));

    public void OnOffGrid(int index) => OffGrid++;

    public void OnTrades(int index, ReadOnlySpan<Trade> trades)
    {
        Trades.AddRange(trades);
        Lines.Add(string.Create(CultureInfo.InvariantCulture, $"trades {index} {string.Join(';', trades.ToArray())}"));
    }

    public void OnTicker(int index, in TickerEvent ticker)
    {
        Tickers.Add(ticker);
        object boxed = ticker;
        IEnumerable<string> fields = typeof(TickerEvent).GetFields().Select(f => $"{f.Name}={f.GetValue(boxed)}");
        Lines.Add(string.Create(CultureInfo.InvariantCulture, $"ticker {index} {string.Join(' ', fields)}"));
    }

    public void OnReply(in ControlReply reply)
    {
        Replies.Add(reply.Kind);
        Lines.Add($"reply {reply.Kind} {reply.Success} [{Encoding.UTF8.GetString(reply.RequestId)}] [{Encoding.UTF8.GetString(reply.Message)}]");
    }

    private static string Levels(ReadOnlySpan<BookLevel> levels) => string.Join(',', levels.ToArray().Select(l => $"{l.PriceTicks}:{l.QtyLots}"));
}
