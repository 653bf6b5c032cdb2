using System.Text.Json.Serialization;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Web.Api.Documents;

namespace Scalper.Web.Verbs;

/// <summary>One line of the command <c>features</c>: everything that a frame left behind.</summary>
/// <param name="ReceivedAtNs">The recording's receive time, Unix nanoseconds; none where it has none.</param>
/// <param name="UpdateId">The book's last update id.</param>
public sealed record FeaturesLine(
    string Symbol,
    string Venue,
    [property: JsonPropertyName("recv_ns")] long? ReceivedAtNs,
    long UpdateId,
    OrderBookFeatures Orderbook,
    TradeFlowFeatures TradeFlow,
    WallsDocument Walls,
    MomentumDocument Momentum,
    ContributionsDocument Contributions,
    double RawScore,
    double Score,
    string Side,
    double Confidence)
{
    /// <param name="view">A Live view.</param>
    public static FeaturesLine Of(long? receivedAtNs, Instrument instrument, in SymbolView view)
    {
        FeatureGroups groups = FeatureGroups.Of(instrument, view)
            ?? throw new ArgumentException($"{instrument.Symbol} is {view.Status}: only a Live book has features.", nameof(view));
        ScoreDocument score = ScoreDocument.Of(instrument, view, SymbolQuality.Unknown);
        return new FeaturesLine(
            instrument.Symbol,
            instrument.Venue,
            receivedAtNs,
            view.UpdateId,
            groups.Orderbook,
            groups.TradeFlow,
            groups.Walls,
            groups.Momentum,
            score.Contributions!,
            score.RawScore!.Value,
            score.Score!.Value,
            score.Side!,
            score.Confidence!.Value);
    }
}
