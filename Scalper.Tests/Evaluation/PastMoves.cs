namespace Scalper.Tests.Evaluation;

/// <summary>A score that is nothing but the move of the seconds before, in a market without signal, block after block from a seed.</summary>
/// <param name="past">Seconds the score looks back.</param>
/// <param name="horizon">Seconds of the outcomes.</param>
/// <param name="length">Seconds of a block.</param>
internal sealed class PastMoves(ulong seed, int past, int horizon, int length)
{
    private readonly Draws _draws = new(seed);

    /// <summary>The samples of the next block whose outcome lies within it.</summary>
    public (double[] Scores, double[] Moves) NextBlock()
    {
        double price = 0;
        double[] prices = [.. _draws.Normals(past + length).Select(step => price += step)];
        IEnumerable<int> seconds = Enumerable.Range(past, length - horizon);
        return ([.. seconds.Select(i => prices[i] - prices[i - past])], [.. seconds.Select(i => prices[i + horizon] - prices[i])]);
    }
}
