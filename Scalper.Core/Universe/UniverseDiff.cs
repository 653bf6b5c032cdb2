using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scalper.Core.Universe;

/// <summary>
/// What leads from one followed universe to another: contracts to add, to drop, and those whose tick size, quantity step or maximum
/// leverage changed. Each list is in the order of symbols; no symbol is in two of them. Rank alone is no difference. Pure.
/// </summary>
public sealed class UniverseDiff
{
    private UniverseDiff(IEnumerable<UniverseDifference> differences)
    {
        UniverseDifference[] inOrder = [.. differences.OrderBy(d => d.Symbol, StringComparer.Ordinal)];
        Adds = [.. inOrder.Where(d => d.Before is null)];
        Drops = [.. inOrder.Where(d => d.After is null)];
        Changes = [.. inOrder.Where(d => d.Before is not null && d.After is not null)];
    }

    public IReadOnlyList<UniverseDifference> Adds { get; }

    public IReadOnlyList<UniverseDifference> Drops { get; }

    public IReadOnlyList<UniverseDifference> Changes { get; }

    /// <summary>The same for the same differences, whenever they were found: 16 hexadecimal digits.</summary>
    public string Id
    {
        get
        {
            string[] lines = [.. Adds.Concat(Drops).Concat(Changes).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Symbol} {Facts(d.Before)} {Facts(d.After)}\n"))];
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))))[..16];
        }
    }

    public bool IsEmpty => Adds.Count + Drops.Count + Changes.Count == 0;

    /// <param name="before">Every contract of the list that is in force, followed or not, each symbol once.</param>
    /// <param name="after">Likewise of the new list.</param>
    public static UniverseDiff Between(IEnumerable<UniverseVerdict> before, IEnumerable<UniverseVerdict> after)
    {
        Dictionary<string, UniverseVerdict> old = before.ToDictionary(v => v.Symbol, StringComparer.Ordinal);
        Dictionary<string, UniverseVerdict> next = after.ToDictionary(v => v.Symbol, StringComparer.Ordinal);
        return new UniverseDiff(old.Keys.Union(next.Keys, StringComparer.Ordinal)
            .Select(s => Compare(s, old.GetValueOrDefault(s), next.GetValueOrDefault(s)))
            .OfType<UniverseDifference>());
    }

    private static string Facts(FollowedContract? contract) => contract is null
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{contract.Instrument.TickSize.Text}/{contract.Instrument.QtyStep.Text}/{contract.MaxLeverage}");

    private static UniverseDifference? Compare(string symbol, UniverseVerdict? before, UniverseVerdict? after)
    {
        FollowedContract? old = before is { IsFollowed: true } ? FollowedContract.Of(before) : null;
        FollowedContract? next = after is { IsFollowed: true } ? FollowedContract.Of(after) : null;
        return (old, next) switch
        {
            (null, null) => null,
            (null, not null) => new(symbol, null, next, $"{after!.Reason}; before: {before?.Reason ?? "not on the list"}"),
            (not null, null) => new(symbol, old, null, after?.Reason ?? "no longer on the list"),
            _ => next.ChangesFrom(old).ToArray() is { Length: > 0 } changes ? new(symbol, old, next, string.Join(", ", changes)) : null,
        };
    }
}
