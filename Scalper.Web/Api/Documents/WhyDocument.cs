using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Core.Scoring;
using Scalper.Web.Factors;

namespace Scalper.Web.Api.Documents;

/// <summary>What stands beside a score: how far it is from each side, and how often its factors stand as they do.</summary>
/// <param name="Reason">Why there is no score; none where there is one.</param>
/// <param name="At">Receive time of the frame that made the score, Unix milliseconds; none without a score.</param>
/// <param name="Distances">To LONG and to SHORT; none without a score.</param>
/// <param name="BaseRates">Over the last hour; none before they were measured for a minute.</param>
/// <param name="MeasuredSeconds">What they were measured over, or have been so far.</param>
/// <param name="Model">Whose score it is.</param>
public sealed record WhyDocument(
    string Symbol,
    string Venue,
    string? Reason,
    long? At,
    double LongAbove,
    double ShortBelow,
    IReadOnlyList<DistanceDocument>? Distances,
    BaseRatesDocument? BaseRates,
    int MeasuredSeconds,
    string Model)
{
    /// <summary>What such scores were worth; none where nothing is measured.</summary>
    public WhyWorthDocument? Worth { get; init; }

    public static WhyDocument Of(Instrument instrument, in SymbolView view, SymbolQuality quality, ScoreModels models, int model, BaseRates rates)
    {
        bool hasScore = view.IsLive && !quality.HidesScore;
        FactorInputs inputs = view.Factors;
        Contributions points = view.ModelScores[model].Contributions;
        SideDistances distances = new(models[model]);
        return new WhyDocument(
            instrument.Symbol,
            instrument.Venue,
            hasScore ? null : view.IsLive ? quality.Summary : view.Fault.Describe() ?? "the book is not live",
            hasScore ? UnixTime.ToMilliseconds(view.UpdatedAtNs) : null,
            ScoreScale.LongAbove,
            ScoreScale.ShortBelow,
            hasScore ? [.. new[] { ScoreSide.Long, ScoreSide.Short }.Select(side => DistanceDocument.Of(model, distances.To(side, inputs, points)))] : null,
            rates.IsLongEnough ? BaseRatesDocument.Of(rates) : null,
            rates.Seconds,
            models[model].Name);
    }
}
