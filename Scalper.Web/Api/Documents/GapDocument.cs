using Scalper.Core.Engine;
using Scalper.Core.Primitives;

namespace Scalper.Web.Api.Documents;

/// <summary>A span in which data is missing, Unix milliseconds on the engine's clock; no end while it lasts.</summary>
/// <param name="What"><c>book</c>: the book was not Live; <c>trades</c>: some may be missing.</param>
public sealed record GapDocument(long FromMs, long? ToMs, string What)
{
    public static GapDocument Of(DataGap gap) => new(
        UnixTime.ToMilliseconds(gap.FromNs) ?? 0, UnixTime.ToMilliseconds(gap.ToNs), gap.Kind == DataGapKind.Book ? "book" : "trades");
}
