using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>How the venue's list was read last while the engine runs.</summary>
/// <param name="TriedAt">When, Unix milliseconds; none before the first time.</param>
/// <param name="Error">Why it could not be read then; none where it could.</param>
/// <param name="Held">Symbols that a list would drop, and that are followed until an administrator applies it; none where none waits.</param>
public sealed record ListRefreshDocument(long? TriedAt, string? Error, int? Held)
{
    public static ListRefreshDocument Of(UniverseRefreshState state) =>
        new(state.TriedAt?.ToUnixTimeMilliseconds(), state.Error, state.Held?.Diff.Drops.Count);
}
