namespace Scalper.Core.Universe;

/// <summary>What a venue lists, or several, as far as it could be read.</summary>
/// <param name="Contracts">Each symbol once, in no order.</param>
/// <param name="LeftOut">Symbols of the contracts that could not be read: nothing of them could be decoded. Shortened, without control characters.</param>
public sealed record ContractList(IReadOnlyList<ListedContract> Contracts, IReadOnlyList<string> LeftOut)
{
    private const int MostNamed = 10;

    /// <summary>Of each venue among several that did not answer, a sentence that says what stands in for its list.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    /// <summary>What a user must know about venues that did not answer and contracts left out; null where nothing.</summary>
    public string? Notice => Silent.Count + LeftOut.Count == 0 ? null : string.Join(' ', LeftOut.Count == 0 ? Silent : [.. Silent, LeftOutWords]);

    private string LeftOutWords => LeftOut.Count <= MostNamed
        ? $"{Counted}: {string.Join(", ", LeftOut)}."
        : $"{Counted}: {string.Join(", ", LeftOut.Take(MostNamed))} and {LeftOut.Count - MostNamed} more.";

    private string Counted => $"Contracts left out, because the venue's data of them could not be read ({LeftOut.Count})";
}
