namespace Scalper.Core.Evaluation;

/// <summary>
/// Which seconds of a block are kept for the scales of the next day: two of each chunk, at fixed places, so that every replay keeps the same, and early enough
/// that no window of theirs reaches beyond the longest block. 288 a day.
/// </summary>
internal static class SampleTaker
{
    private static readonly int[] Places = [75, 225];

    /// <param name="block">A longest block of one symbol.</param>
    public static IEnumerable<ScaleSample> Of(IReadOnlyList<GridChunk> block)
    {
        for (int chunk = 0; chunk < block.Count; chunk++)
        {
            foreach (int place in Places.Where(p => p < block[chunk].Count && (block[chunk].Marks(p) & (GridMarks.Scored | GridMarks.Gap)) == GridMarks.Scored))
            {
                yield return At(block, chunk, place);
            }
        }
    }

    /// <summary>One second.</summary>
    /// <param name="block">Chunks of one symbol, one behind the other.</param>
    public static ScaleSample At(IReadOnlyList<GridChunk> block, int chunk, int second)
    {
        GridChunk at = block[chunk];
        short[] scores = new short[at.Models], contributions = new short[at.Models * GridScore.Factors];
        for (int model = 0; model < at.Models; model++)
        {
            scores[model] = at.Score(model, second).Value;
            for (int factor = 0; factor < GridScore.Factors; factor++)
            {
                contributions[(model * GridScore.Factors) + factor] = at.Contribution(model, factor, second);
            }
        }

        return new ScaleSample(at.Symbol, scores, contributions, Moves(block, chunk, second));
    }

    /// <summary>The log returns after one second, one a horizon; not a number where the window is not kept.</summary>
    public static float[] Moves(IReadOnlyList<GridChunk> block, int chunk, int second) => [.. Horizon.All.Select(h => Move(block, chunk, second, h))];

    private static float Move(IReadOnlyList<GridChunk> block, int chunk, int second, Horizon horizon)
    {
        GridChunk from = block[chunk];
        (int chunks, int exit) = Math.DivRem(second + horizon.Seconds, GridPlan.ChunkSeconds);
        if (chunk + chunks >= block.Count || exit >= block[chunk + chunks].TouchCount)
        {
            return float.NaN;
        }

        GridChunk to = block[chunk + chunks];
        bool isKept = from.HasTouch(second) && to.HasTouch(exit) && from.Breaks(second) == to.TouchBreaks(exit);
        return isKept ? (float)Outcome.Of(from.Bid(second), from.Ask(second), to.Bid(exit), to.Ask(exit)).Gross : float.NaN;
    }
}
