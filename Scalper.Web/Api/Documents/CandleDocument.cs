using Scalper.Core.Primitives;
using Scalper.Core.Tape;

namespace Scalper.Web.Api.Documents;

/// <summary>One candle; <paramref name="OpenAt"/> is the start of its interval, Unix milliseconds.</summary>
public sealed record CandleDocument(
    long OpenAt, string Open, string High, string Low, string Close, string Volume, string BuyVolume, int Trades)
{
    public static CandleDocument Of(Instrument instrument, Candle candle) => new(
        candle.OpenAtMs,
        instrument.TickSize.Format(candle.OpenTicks),
        instrument.TickSize.Format(candle.HighTicks),
        instrument.TickSize.Format(candle.LowTicks),
        instrument.TickSize.Format(candle.CloseTicks),
        instrument.QtyStep.Format(candle.VolumeLots),
        instrument.QtyStep.Format(candle.BuyVolumeLots),
        candle.Trades);
}
