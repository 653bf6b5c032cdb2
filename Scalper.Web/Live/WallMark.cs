using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Web.Live;

/// <summary>A wall as the heatmap outlines it.</summary>
/// <param name="Price">In ticks.</param>
/// <param name="Side"><c>bid</c> or <c>ask</c>.</param>
/// <param name="FromMs">When it came, Unix milliseconds on the engine's clock.</param>
/// <param name="ToMs">When it went; null while it stands.</param>
public sealed record WallMark(long Price, string Side, long FromMs, long? ToMs)
{
    private const long MillisecondNs = 1_000_000;

    public static WallMark Of(WallCase wall) => new(
        wall.PriceTicks,
        wall.Side == BookSide.Bid ? "bid" : "ask",
        wall.OpenedAtNs / MillisecondNs,
        wall.ClosedAtNs > 0 ? wall.ClosedAtNs / MillisecondNs : null);
}
