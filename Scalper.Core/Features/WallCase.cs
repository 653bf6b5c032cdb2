using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>The life of one wall as it is told. Quantities in lots, times in Unix nanoseconds on the engine's clock.</summary>
/// <param name="PriceTicks">Price in ticks.</param>
/// <param name="Size">Quantity at opening.</param>
/// <param name="Origin">How it came into sight.</param>
/// <param name="ClosedAtNs">When it was closed or went out of sight; 0 while it stands.</param>
/// <param name="Added">Lots that were added to it.</param>
/// <param name="Pulled">Lots that went without a trade.</param>
/// <param name="Traded">Lots that were traded.</param>
public readonly record struct WallCase(
    BookSide Side, long PriceTicks, long Size, WallOrigin Origin, long OpenedAtNs, long ClosedAtNs, long Added, long Pulled, long Traded, WallCaseClass Class);
