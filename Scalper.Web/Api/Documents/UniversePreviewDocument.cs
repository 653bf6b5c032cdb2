using Scalper.Core.Universe;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>What following the venue's present list changes.</summary>
/// <param name="Id">Names the differences: a refresh that is told it applies these or nothing.</param>
/// <param name="ListedAt">When the list was read for this answer, Unix milliseconds.</param>
/// <param name="Followed">Symbols followed now.</param>
/// <param name="WouldFollow">Symbols followed by the present list.</param>
/// <param name="Notice">What a user must know about the present list; none where nothing.</param>
/// <param name="Adds">In the order of symbols, as the next two.</param>
/// <param name="Changes">Tick size, quantity step or maximum leverage.</param>
public sealed record UniversePreviewDocument(
    string Id,
    long? ListedAt,
    int Followed,
    int WouldFollow,
    string? Notice,
    IReadOnlyList<UniverseDifferenceDocument> Adds,
    IReadOnlyList<UniverseDifferenceDocument> Drops,
    IReadOnlyList<UniverseDifferenceDocument> Changes)
{
    public static UniversePreviewDocument Of(UniversePreview preview) => new(
        preview.Diff.Id,
        preview.Next.ListedAt?.ToUnixTimeMilliseconds(),
        preview.Followed,
        preview.Next.Instruments.Count,
        preview.Next.Notice,
        Of(preview.Diff.Adds),
        Of(preview.Diff.Drops),
        Of(preview.Diff.Changes));

    private static UniverseDifferenceDocument[] Of(IReadOnlyList<UniverseDifference> differences) =>
        [.. differences.Select(UniverseDifferenceDocument.Of)];
}
