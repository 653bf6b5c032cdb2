using System.Globalization;
using System.Text.RegularExpressions;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue.Faults;

/// <summary>What happens to the market itself: its pace, its contracts, their price steps, the venue's clock.</summary>
internal sealed partial class MarketFaults(VenueStepper exchange, FaultTargets targets, FaultRegister register)
{
    private const double BurstTimes = 20, BurstSeconds = 5, WallTimes = 20;
    private const string RateName = "rate", BurstName = "burst", ClockName = "clock";
    private const int MostDigits = 12;

    public IReadOnlyList<FaultCommand> Commands =>
    [
        new(RateName, ["value", "seconds"], SetRate),
        new(BurstName, ["times", "seconds"], Burst),
        new("delist", ["symbol", "seconds"], Delist),
        new("list", ["symbol", "like"], List),
        new("ticksize", ["symbol", "tick"], SetTick),
        new(ClockName, ["ms", "seconds"], SetClock),
        new("wall", ["symbol", "side", "bps", "times", "seconds"], PlantWall),
    ];

    private IMarket Market => exchange.Market;

    private int SetRate(ControlRequest request, long nowNs)
    {
        double value = request.Number("value", 0, 100_000) ?? throw new ControlRefusal("rate: expected \"value\" messages a second, got none");
        register.EndAll(RateName, nowNs);
        Market.SetRate(value, nowNs);
        register.Begin(request, nowNs, endNs => Market.SetRate(null, endNs));
        return 0;
    }

    private int Burst(ControlRequest request, long nowNs)
    {
        double times = request.Number("times", 1, 1_000) ?? BurstTimes;
        register.EndAll(BurstName, nowNs);
        Market.SetBurst(times, nowNs);
        register.Begin(request, nowNs, endNs => Market.SetBurst(1, endNs), BurstSeconds);
        return 0;
    }

    /// <summary>With a number of seconds it is listed again afterwards; without, a delisting is not a fault that can be cleared.</summary>
    private int Delist(ControlRequest request, long nowNs)
    {
        string symbol = request.RequiredText("symbol");
        if (Market.Board.Find(symbol) is not { Status: Listing.Trading } listing)
        {
            throw new ControlRefusal($"delist: expected a contract that trades, got '{symbol}'");
        }

        Market.Board.Put(listing.WithStatus(Listing.Closed));
        exchange.Withdraw(symbol);
        if (request.Seconds is not null)
        {
            register.Begin(request, nowNs, _ => Reopen(symbol));
        }

        return 1;
    }

    private int List(ControlRequest request, long nowNs)
    {
        string symbol = request.RequiredText("symbol");
        if (Market.Board.IsClosed(symbol))
        {
            Reopen(symbol);
            return 1;
        }

        if (!SymbolForm().IsMatch(symbol))
        {
            throw new ControlRefusal($"list: expected a symbol such as NEWUSDT, got '{symbol}'");
        }

        Market.List(symbol, request.Text("like"));
        exchange.Listed(symbol);
        return 1;
    }

    private void Reopen(string symbol)
    {
        if (Market.Board.Find(symbol) is { IsClosed: true } listing)
        {
            Market.Board.Put(listing.WithStatus(Listing.Trading));
            exchange.Listed(symbol);
        }
    }

    private int SetTick(ControlRequest request, long nowNs)
    {
        targets.Scope(request);
        Market.SetTick(request.RequiredText("symbol"), Step(request.RequiredText("tick")), nowNs);
        return 1;
    }

    private int SetClock(ControlRequest request, long nowNs)
    {
        int ms = request.Integer("ms", -86_400_000, 86_400_000) ?? throw new ControlRefusal("clock: expected \"ms\", got none");
        register.EndAll(ClockName, nowNs);
        Market.Clock.ShiftMs = ms;
        register.Begin(request, nowNs, _ => Market.Clock.ShiftMs = 0);
        return 0;
    }

    private FaultEffect PlantWall(ControlRequest request, long nowNs)
    {
        string symbol = request.RequiredText("symbol");
        request.RequiredText("side");
        bool isBid = request.Word("side", "bid", "ask") == "bid";
        double bps = request.Number("bps", 0, 1_000) ?? throw new ControlRefusal("wall: expected \"bps\" from the mid, got none");
        double times = request.Number("times", 1, 10_000) ?? WallTimes;
        PlantedWall wall = Market.PlantWall(symbol, isBid, bps, times, nowNs);
        register.Begin(request, nowNs, endNs => Market.PullWall(wall, endNs));
        return new FaultEffect(1, wall.Price, wall.Quantity);
    }

    private static NumberForm Step(string text)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        int digits = point < 0 ? 0 : text.Length - point - 1;
        bool fits = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal step) && step is > 0 and <= 1_000_000 && digits <= MostDigits;
        return fits ? new NumberForm(digits, (long)(step * (decimal)Math.Pow(10, digits))) : throw new ControlRefusal($"ticksize: expected \"tick\" to be a price step such as 0.05, got '{text}'");
    }

    [GeneratedRegex("^[A-Z0-9]{1,20}USDT$", RegexOptions.CultureInvariant)]
    private static partial Regex SymbolForm();
}
