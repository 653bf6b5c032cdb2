using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Tape;

/// <summary>Trades by the few fields that a test is about.</summary>
internal static class TestTrades
{
    public static Trade Trade(
        int id, long qty = 1, AggressorSide side = AggressorSide.Buy, long price = 100, long atMs = 0, TickDirection tick = TickDirection.None) => new()
        {
            Id = new TradeId((UInt128)id),
            Sequence = id,
            PriceTicks = price,
            QtyLots = qty,
            Side = side,
            TickDirection = tick,
            ExchangeTimeMs = atMs,
        };
}
