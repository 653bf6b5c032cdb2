namespace Scalper.Tests.Reference;

/// <summary>The group <c>scoreSide</c>.</summary>
public sealed record ReferenceScoreSide(double? SecondsSinceChange, long? ChangesPerMinute)
{
    /// <param name="history">The side after each book or trade frame; null where the book was not Live then.</param>
    public static ReferenceScoreSide Of(IReadOnlyList<(long Now, string? Side)> history, long now)
    {
        int begin = history.Count - 1;
        while (begin > 0 && history[begin - 1].Side is not null)
        {
            begin--;
        }

        List<long> changes = [.. Enumerable.Range(begin + 1, history.Count - begin - 1)
            .Where(i => history[i].Side != history[i - 1].Side)
            .Select(i => history[i].Now)];
        return new ReferenceScoreSide(
            changes.Count == 0 ? null : (now - changes[^1]) / 1e9,
            now - history[begin].Now < 60_000_000_000 ? null : changes.Count(at => at > now - 60_000_000_000));
    }
}
