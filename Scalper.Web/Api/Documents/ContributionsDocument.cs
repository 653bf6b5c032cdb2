using Scalper.Core.Scoring;

namespace Scalper.Web.Api.Documents;

/// <summary>The five contributions in points; none where the input is missing.</summary>
public sealed record ContributionsDocument(double? DepthImbalance, double? TradeFlow, double? Walls, double? Spoofing, double? Momentum)
{
    public static ContributionsDocument Of(in Contributions c) => new(c.DepthImbalance, c.TradeFlow, c.Walls, c.Spoofing, c.Momentum);
}
