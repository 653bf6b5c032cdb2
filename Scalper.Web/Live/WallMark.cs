using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Web.Live;

/// <summary>A wall as the heatmap outlines it.</summary>
/// <param name="Price">In ticks.</param>
/// <param name="Side"><c>bid</c> or <c>ask</c>.</param>
/// <param name="FromMs">When it came, Unix milliseconds on the engine's clock.</param>
/// <param name="ToMs">When it went; of one that stands, until when it may be shown without another word.</param>
public sealed record WallMark(long Price, string Side, long FromMs, long ToMs)
{
    private const long MillisecondNs = 1_000_000;

    // Told once a second: where the page is cut off, walls end soon after.
    private const long KnownForMs = 3_000;

    public static WallMark Of(WallCase wall, long nowMs) => new(
        wall.PriceTicks,
        wall.Side == BookSide.Bid ? "bid" : "ask",
        wall.OpenedAtNs / MillisecondNs,
        wall.ClosedAtNs > 0 ? wall.ClosedAtNs / MillisecondNs : nowMs + KnownForMs);
}
