using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Tape;

/// <summary>
/// The last 100 trades of a symbol, block trades left out, and their sums in lots. Kept across a resync of the book. One thread.
/// </summary>
public sealed class TradeTape(SideSource sideSource)
{
    /// <summary>Trades kept.</summary>
    public const int Capacity = 100;

    private readonly Trade[] _ring = new Trade[Capacity];

    // By place in the ring, half as long as the ids and close together: each trade is looked for among all of them.
    private readonly ulong[] _marks = new ulong[Capacity];
    private int _next;

    /// <summary>Trades held, 0 to <see cref="Capacity"/>.</summary>
    public int Count { get; private set; }

    public int Buys { get; private set; }

    public int Sells => Count - Buys;

    public long BuyLots { get; private set; }

    public long SellLots { get; private set; }

    /// <summary>Trades whose tick direction contradicts the venue's side; one without a direction agrees.</summary>
    public int Disagreements { get; private set; }

    /// <summary>Trades dropped because the tape held their id.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Price of the newest trade in ticks; none on an empty tape.</summary>
    public long? LastTicks => Count > 0 ? this[0].PriceTicks : null;

    /// <summary>A trade by age: 0 is the newest.</summary>
    public ref readonly Trade this[int age] => ref _ring[(_next - 1 - age + (2 * Capacity)) % Capacity];

    /// <summary>The side a trade counts for, by the setting.</summary>
    public AggressorSide FlowSide(in Trade trade) =>
        sideSource == SideSource.TickDirection ? DirectionSide(trade) ?? trade.Side : trade.Side;

    /// <summary>True, and counted, where a trade with this id is among those held.</summary>
    public bool IsDuplicate(in Trade trade)
    {
        ulong mark = MarkOf(trade.Id);
        for (int i = 0; _marks.AsSpan(i, Count - i).IndexOf(mark) is >= 0 and int ahead; i++)
        {
            i += ahead;
            if (_ring[i].Id == trade.Id)
            {
                Duplicates++;
                return true;
            }
        }

        return false;
    }

    /// <summary>Appends a trade that is no duplicate and no block trade; the oldest leaves a full tape.</summary>
    public void Add(in Trade trade)
    {
        if (Count == Capacity)
        {
            Count--;
            Sum(_ring[_next], -1);
        }

        Count++;
        Sum(trade, 1);
        _ring[_next] = trade;
        _marks[_next] = MarkOf(trade.Id);
        _next = (_next + 1) % Capacity;
    }

    private static ulong MarkOf(TradeId id) => (ulong)(id.Value >> 64) ^ (ulong)id.Value;

    private void Sum(in Trade trade, int sign)
    {
        if (FlowSide(trade) == AggressorSide.Buy)
        {
            Buys += sign;
            BuyLots += sign * trade.QtyLots;
        }
        else
        {
            SellLots += sign * trade.QtyLots;
        }

        Disagreements += (DirectionSide(trade) ?? trade.Side) != trade.Side ? sign : 0;
    }

    private static AggressorSide? DirectionSide(in Trade trade) => trade.TickDirection switch
    {
        TickDirection.PlusTick or TickDirection.ZeroPlusTick => AggressorSide.Buy,
        TickDirection.MinusTick or TickDirection.ZeroMinusTick => AggressorSide.Sell,
        _ => null,
    };
}
