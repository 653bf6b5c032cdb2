namespace Scalper.Core.Universe;

/// <summary>The last list of contracts that was read of a venue and kept.</summary>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Contracts">At least one, each symbol once, in no order.</param>
public sealed record StoredContracts(DateTimeOffset ReadAt, IReadOnlyList<ListedContract> Contracts);
