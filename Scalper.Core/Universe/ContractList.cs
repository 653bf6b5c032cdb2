namespace Scalper.Core.Universe;

/// <summary>A venue's list of contracts, as far as it could be read.</summary>
/// <param name="Contracts">Each symbol once, in no order.</param>
/// <param name="LeftOut">Names of the contracts that could not be read: nothing of them could be decoded. Shortened, without control characters.</param>
public sealed record ContractList(IReadOnlyList<ListedContract> Contracts, IReadOnlyList<string> LeftOut)
{
    private const int MostNamed = 10;

    /// <summary>What a user must know about the contracts left out; null where there are none.</summary>
    public string? Notice => LeftOut.Count switch
    {
        0 => null,
        <= MostNamed => $"{Counted}: {string.Join(", ", LeftOut)}.",
        _ => $"{Counted}: {string.Join(", ", LeftOut.Take(MostNamed))} and {LeftOut.Count - MostNamed} more.",
    };

    private string Counted => $"Contracts left out, because the venue's data of them could not be read ({LeftOut.Count})";
}
