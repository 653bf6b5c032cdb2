using Scalper.Core.Engine;
using Scalper.Core.Primitives;

namespace Scalper.Web.Api.Documents;

/// <summary>The API's words for enumerations.</summary>
internal static class Words
{
    public static string Of(EngineStatus status) => status switch
    {
        EngineStatus.Starting => "STARTING",
        EngineStatus.Healthy => "HEALTHY",
        EngineStatus.Degraded => "DEGRADED",
        _ => "DOWN",
    };

    public static string Of(ScoreSide side) => side switch
    {
        ScoreSide.Long => "LONG",
        ScoreSide.Short => "SHORT",
        _ => "NEUTRAL",
    };

    public static string Of(AggressorSide side) => side == AggressorSide.Buy ? "BUY" : "SELL";

    public static string Of(Trend trend) => trend switch
    {
        Trend.Bullish => "BULLISH",
        Trend.Bearish => "BEARISH",
        _ => "NEUTRAL",
    };

    public static string Of(WallActivity activity) => activity switch
    {
        WallActivity.Appearing => "APPEARING",
        WallActivity.Disappearing => "DISAPPEARING",
        _ => "STABLE",
    };

    /// <summary>As the venue writes it; none where it did not say.</summary>
    public static string? Of(TickDirection direction) => direction == TickDirection.None ? null : direction.ToString();
}
