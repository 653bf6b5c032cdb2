using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Web.Api.Documents;

/// <summary>The group <c>momentum</c>.</summary>
public sealed record MomentumDocument(
    double? Volatility1m,
    double? Volatility5m,
    double? PriceChange1m,
    double? PriceChangePct1m,
    double? PriceChange5m,
    double? PriceChangePct5m,
    string? Trend)
{
    public static MomentumDocument Of(in MomentumFeatures m) => new(
        m.Volatility1m,
        m.Volatility5m,
        m.PriceChange1m,
        m.PriceChangePct1m,
        m.PriceChange5m,
        m.PriceChangePct5m,
        m.Trend is { } trend ? Words.Of(trend) : null);
}
