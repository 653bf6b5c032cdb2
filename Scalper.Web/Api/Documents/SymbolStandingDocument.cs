using Scalper.Core.Engine;
using Scalper.Core.Quality;

namespace Scalper.Web.Api.Documents;

/// <summary>How a symbol's data stands. Active, healthy and stale are the words of <see cref="SourcesDocument"/>.</summary>
/// <param name="Status">State of the book.</param>
/// <param name="Reason">Why the book is not Live; none while it is.</param>
/// <param name="LastDataAt">Of the symbol's last data of any kind, Unix milliseconds on the engine's clock; none before the first.</param>
/// <param name="Quality">Grade of its data over the last 15 minutes, A to F; none while it is not graded yet.</param>
public sealed record SymbolStandingDocument(
    string Symbol, string Venue, bool Active, bool Healthy, bool Stale, string Status, string? Reason, long? LastDataAt, long? LastDataAgeMs, string? Quality)
{
    public static SymbolStandingDocument Of(FollowedSymbol symbol, SymbolQuality quality, long nowMs)
    {
        SymbolSourceDocument source = SymbolSourceDocument.Of(symbol, topics: null, nowMs);
        return new SymbolStandingDocument(
            source.Symbol,
            source.Venue,
            source.Active,
            source.Healthy,
            source.Stale,
            source.Status,
            source.Reason,
            source.LastDataAt,
            source.LastDataAgeMs,
            quality.Grade?.ToString());
    }
}
