using System.Globalization;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Replay;

/// <summary>What a whole recording says about one symbol, before any of it is played.</summary>
internal sealed class SymbolRecord
{
    /// <summary>Enough for any client's rule of which symbols to follow.</summary>
    private const decimal AssumedLeverage = 50;
    private const long SequenceGap = 1_000;

    public SymbolRecord(string symbol, IReadOnlyList<RecordedFrame> frames)
    {
        Symbol = symbol;
        NumberSurvey prices = new(), sizes = new();
        foreach (RecordedLevel level in frames.SelectMany(Numbers))
        {
            prices.See(level.Price);
            sizes.See(level.Size);
        }
        (Price, Quantity) = (prices.Form, sizes.Form);
        Depth = frames.OfType<RecordedBook>().Select(static book => book.Depth).DefaultIfEmpty(0).Max();
        long[] sequences = [.. frames.SelectMany(static frame => frame.Sequences)];
        SequenceSpan = sequences.Length == 0 ? 0 : sequences.Max() - sequences.Min() + SequenceGap;
        HasTicker = frames.Any(static frame => frame is RecordedTicker { IsSnapshot: true });
        FirstTicker = TickerOf(frames);
    }

    public string Symbol { get; }

    public NumberForm Price { get; }

    public NumberForm Quantity { get; }

    /// <summary>The deepest book recorded, in levels; 0 for none.</summary>
    public int Depth { get; }

    /// <summary>By how much the cross sequence goes up from one loop to the next.</summary>
    public long SequenceSpan { get; }

    /// <summary>A whole ticker was recorded at some time.</summary>
    public bool HasTicker { get; }

    /// <summary>The first whole ticker recorded, or figures computed from trades and book where none was.</summary>
    public TickerState FirstTicker { get; }

    public Listing ToListing(int symbolId)
    {
        string quote = Symbol.EndsWith("PERP", StringComparison.Ordinal) || Symbol.EndsWith("USDC", StringComparison.Ordinal) ? "USDC" : "USDT";
        string coin = Symbol.Length > 4 && Symbol[^4..] is "USDT" or "USDC" or "PERP" ? Symbol[..^4] : Symbol;
        ContractTerms terms = new()
        {
            Symbol = Symbol,
            BaseCoin = coin,
            QuoteCoin = quote,
            Price = Price,
            Quantity = Quantity,
            MaxLeverage = AssumedLeverage,
            MaxOrderLots = 1_000_000,
        };
        return new Listing(Symbol, terms.Status, coin, ListingJson.Write(terms, symbolId));
    }

    private static IEnumerable<RecordedLevel> Numbers(RecordedFrame frame) => frame switch
    {
        RecordedBook book => book.Bids.Concat(book.Asks),
        RecordedTrades trades => trades.Trades,
        _ => [],
    };

    private static TickerState TickerOf(IReadOnlyList<RecordedFrame> frames)
    {
        TickerState state = new();
        if (frames.OfType<RecordedTicker>().FirstOrDefault(static ticker => ticker.IsSnapshot) is { } ticker)
        {
            foreach ((string name, string value) in ticker.Fields)
            {
                state[name] = value;
            }

            return state;
        }
        RecordedLevel[] trades = [.. frames.OfType<RecordedTrades>().SelectMany(static frame => frame.Trades)];
        if (trades.Length == 0)
        {
            trades = [.. frames.OfType<RecordedBook>().SelectMany(static book => book.Bids).Take(1)];
        }

        state["lastPrice"] = trades.Length == 0 ? "" : trades[^1].Price;
        state["turnover24h"] = Text(trades.Sum(static trade => Number(trade.Price) * Number(trade.Size)));
        state["volume24h"] = Text(trades.Sum(static trade => Number(trade.Size)));
        return state;
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
