namespace Scalper.Core.Evaluation;

/// <summary>
/// Ranks of values, smallest first, those that are equal sharing the mean of their ranks (Kendall, "The treatment of ties in ranking problems",
/// Biometrika 33, 1945). They are written doubled, so that they are whole: 2 to 2n, their sum n(n + 1).
/// </summary>
public static class MidRanks
{
    /// <param name="values">At most 2,000,000, infinite ones too; -0 is equal to 0.</param>
    /// <param name="doubled">Twice the mid-rank of each value, in the order of the values; as long as they are.</param>
    /// <param name="workspace">Used by nobody else meanwhile.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not a number.</exception>
    public static void Write(ReadOnlySpan<double> values, Span<int> doubled, RankWorkspace workspace)
    {
        if (values.Length != doubled.Length || values.Length > RankCorrelation.MostPairs)
        {
            throw new ArgumentException($"Expected as many ranks as values and at most {RankCorrelation.MostPairs}, came {values.Length} values and {doubled.Length} ranks.", nameof(doubled));
        }

        workspace.Reserve(values.Length);
        Span<double> sorted = workspace.Sorted(values.Length);
        Span<int> places = workspace.Places(values.Length);
        Sort(values, sorted, places);
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            for (next = first + 1; next < sorted.Length && sorted[next] == sorted[first];)
            {
                next++;
            }

            // The ranks first + 1 to next, whose mean is half of the sum of both.
            foreach (int place in places[first..next])
            {
                doubled[place] = first + 1 + next;
            }
        }
    }

    private static void Sort(ReadOnlySpan<double> values, Span<double> sorted, Span<int> places)
    {
        values.CopyTo(sorted);
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        sorted.Sort(places);

        // They come first.
        if (sorted.Length > 0 && double.IsNaN(sorted[0]))
        {
            throw new ArgumentException("Expected numbers to rank, came one that is none.", nameof(values));
        }
    }
}
