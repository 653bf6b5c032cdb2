namespace Scalper.Core.Venues.Bybit;

internal enum BybitFrameType : byte
{
    None,
    Snapshot,
    Delta,
}
