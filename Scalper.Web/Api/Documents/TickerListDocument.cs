namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/monitor/tickers</c>.</summary>
/// <param name="At">The moment of the answer on the engine's clock, Unix milliseconds.</param>
/// <param name="Tickers">Of the followed symbols, in order of rank.</param>
public sealed record TickerListDocument(long At, IReadOnlyList<TickerDocument> Tickers);
