namespace Scalper.Core.Tape;

/// <summary>The candle series kept for each symbol.</summary>
public enum CandleInterval : byte
{
    Seconds15,
    Minute1,
    Minutes5,
    Minutes15,
}
