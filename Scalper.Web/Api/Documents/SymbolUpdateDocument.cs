using Scalper.Core.Engine;
using Scalper.Web.Live;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>A symbol at one moment: its parts belong together.</summary>
/// <param name="At">The moment of the look on the engine's clock, Unix milliseconds.</param>
/// <param name="Score">As in <c>/api/scores</c>.</param>
/// <param name="Features">As in <c>/api/features/symbol/{symbol}</c>.</param>
/// <param name="Ticker">As in <c>/api/monitor/tickers</c>.</param>
public sealed record SymbolUpdateDocument(long At, ScoreDocument Score, FeaturesDocument Features, TickerDocument Ticker)
{
    /// <param name="reading">Of the same view.</param>
    public static SymbolUpdateDocument Of(SymbolReading reading, in SymbolView view, Lead? lead, long nowMs) => new(
        nowMs,
        ScoreDocument.Of(reading),
        FeaturesDocument.Of(reading.Instrument, view, lead) with { Quality = reading.Quality.Grade?.ToString(), QualityReasons = reading.Quality.Reasons },
        TickerDocument.Of(reading.Instrument, view.Ticker, nowMs));
}
