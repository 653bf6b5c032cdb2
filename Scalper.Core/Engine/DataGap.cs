namespace Scalper.Core.Engine;

/// <summary>A span without the book or with trades missing; Unix nanoseconds on the engine's clock.</summary>
/// <param name="ToNs">Its end; 0 while it lasts.</param>
public readonly record struct DataGap(long FromNs, long ToNs, DataGapKind Kind);
