using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>Prints the trades of one symbol: ids, tick directions, the day's figures; keeps those not sent yet.</summary>
internal sealed class TradeTape(Contract contract, SeededRandom random)
{
    private readonly List<Trade> _unsent = [];
    private bool _lastMoveUp = true;

    public List<Trade> Unsent => _unsent;

    public long LastPrice { get; private set; } = (long)contract.AnchorTicks;

    public TickDirection LastTick { get; private set; } = TickDirection.ZeroPlusTick;

    public long HighPrice { get; private set; } = (long)(contract.AnchorTicks * 1.021);

    public long LowPrice { get; private set; } = (long)(contract.AnchorTicks * 0.978);

    /// <summary>Traded in the day so far, in quantity steps.</summary>
    public double DayLots { get; private set; } = contract.DailyTurnover / contract.Price.Value(1) / contract.AnchorTicks / contract.Quantity.StepSize;

    /// <summary>The value of that, in the quote coin.</summary>
    public double DayTurnover { get; private set; } = contract.DailyTurnover;

    /// <summary>Positions open on one side, in quantity steps.</summary>
    public long OpenLots { get; private set; } = (long)(contract.DailyTurnover * 0.6 / contract.Price.Value(1) / contract.AnchorTicks / contract.Quantity.StepSize);

    /// <summary>A block trade is printed at its own price and moves neither the last price nor the tick direction.</summary>
    public void Print(long timeMs, bool isBuy, Level traded, long seq, bool isBlock = false, bool isRpi = false)
    {
        TickDirection tick = Direction(traded.Price);
        _unsent.Add(new Trade(timeMs, isBuy, traded.Price, traded.Quantity, tick, random.Uuid(), seq, isBlock, isRpi));
        DayLots += traded.Quantity;
        DayTurnover += contract.Quantity.Value(traded.Quantity) * contract.Price.Value(traded.Price);
        if (isBlock)
        {
            return;
        }

        LastTick = tick;
        _lastMoveUp = tick is TickDirection.PlusTick or TickDirection.ZeroPlusTick;
        LastPrice = traded.Price;
        HighPrice = Math.Max(HighPrice, traded.Price);
        LowPrice = Math.Min(LowPrice, traded.Price);
        OpenLots = Math.Max(1, OpenLots + (long)(traded.Quantity * random.Between(-0.5, 0.55)));
    }

    /// <summary>Prices are counted in other ticks: <paramref name="ratio"/> new ones make an old one.</summary>
    public void Regrid(double ratio) =>
        (LastPrice, HighPrice, LowPrice) = (Moved(LastPrice, ratio), Moved(HighPrice, ratio), Moved(LowPrice, ratio));

    private static long Moved(long ticks, double ratio) => (long)Math.Round(ticks * ratio);

    private TickDirection Direction(long price) => price.CompareTo(LastPrice) switch
    {
        > 0 => TickDirection.PlusTick,
        < 0 => TickDirection.MinusTick,
        _ => _lastMoveUp ? TickDirection.ZeroPlusTick : TickDirection.ZeroMinusTick,
    };
}
