using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>A trade and when it was received, Unix nanoseconds.</summary>
internal readonly record struct TradeSighting(TradeId Trade, long SeenAtNs);
