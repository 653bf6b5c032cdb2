namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/monitor/trades</c>.</summary>
/// <param name="At">The moment of the answer on the engine's clock, Unix milliseconds.</param>
/// <param name="Symbols">The followed ones, in order of rank.</param>
public sealed record TradeActivityListDocument(long At, IReadOnlyList<TradeActivityDocument> Symbols);
