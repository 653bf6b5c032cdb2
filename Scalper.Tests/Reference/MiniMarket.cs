namespace Scalper.Tests.Reference;

/// <summary>One symbol's whole order book, in ticks and lots, moved by single orders. It never crosses.</summary>
internal sealed class MiniMarket(MiniInstrument instrument, Random random)
{
    private long _lastPrice = instrument.StartTicks;

    public MiniInstrument Instrument => instrument;

    public SortedDictionary<long, long> Bids { get; } = new(Comparer<long>.Create((a, b) => b.CompareTo(a)));

    public SortedDictionary<long, long> Asks { get; } = [];

    /// <summary>Prints not yet sent, in order.</summary>
    public List<MiniTrade> Prints { get; } = [];

    /// <summary>The venue's cross sequence: every event of the market raises it by more than 1.</summary>
    public long Seq { get; private set; } = 700_000_000_000;

    public SortedDictionary<long, long> Side(bool bid) => bid ? Bids : Asks;

    /// <summary>The price n ticks away from a price, away from the touch for a positive n.</summary>
    public static long Deeper(bool bid, long price, long n) => bid ? price - n : price + n;

    /// <summary>The resting quantity at a price becomes this; an order that would cross is refused.</summary>
    public void Set(bool bid, long price, long lots)
    {
        SortedDictionary<long, long> other = Side(!bid);
        bool crosses = other.Count > 0 && (bid ? price >= other.First().Key : price <= other.First().Key);
        if (crosses || price <= 0)
        {
            return;
        }

        Seq += random.Next(2, 40);
        if (lots <= 0)
        {
            Side(bid).Remove(price);
        }
        else
        {
            Side(bid)[price] = lots;
        }
    }

    /// <summary>A market order: takes the best levels of the other side; all its prints share one <see cref="Seq"/>.</summary>
    public void Take(bool buy, long lots)
    {
        SortedDictionary<long, long> side = Side(!buy);
        Seq += random.Next(2, 40);
        while (lots > 0 && side.Count > 0)
        {
            (long price, long resting) = side.First();
            long filled = Math.Min(lots, resting);
            lots -= filled;
            Print(buy, price, filled);
            if (filled == resting)
            {
                side.Remove(price);
            }
            else
            {
                side[price] = resting - filled;
            }
        }
    }

    /// <summary>A print that leaves the book as it is: a block trade, or one against a hidden RPI order.</summary>
    public void PrintApart(bool buy, long price, long lots, bool block)
    {
        Seq += random.Next(2, 40);
        Prints.Add(new MiniTrade(NextId(), Seq, buy, price, lots, "ZeroPlusTick", Block: block, Rpi: !block));
    }

    private void Print(bool buy, long price, long lots)
    {
        string tick = price > _lastPrice ? "PlusTick" : price < _lastPrice ? "MinusTick" : buy ? "ZeroPlusTick" : "ZeroMinusTick";
        _lastPrice = price;
        string? told = random.Next(100) switch
        {
            < 8 => null,
            < 20 => buy ? "ZeroMinusTick" : "PlusTick",
            _ => tick,
        };
        Prints.Add(new MiniTrade(NextId(), Seq, buy, price, lots, told));
    }

    private string NextId()
    {
        byte[] bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
