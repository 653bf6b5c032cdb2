namespace Scalper.Core.Evaluation;

/// <summary>
/// How often each score came, by hundredths of a point: a day of all symbols in 80 KB, for the next day's <see cref="DecileEdges"/>. One thread.
/// </summary>
public sealed class ScoreCounts
{
    private const int StepsPerPoint = 100;
    private const int MostPoints = 100;

    private readonly long[] _counts = new long[(MostPoints * StepsPerPoint) + 1];

    /// <summary>Scores counted.</summary>
    public long Count { get; private set; }

    /// <param name="score">0 to 100; rounded to hundredths, a half to the even one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is not in that range.</exception>
    public void Add(double score)
    {
        if (!(score >= 0 && score <= MostPoints))
        {
            throw new ArgumentOutOfRangeException(nameof(score), score, "Expected a score from 0 to 100.");
        }

        _counts[(int)Math.Round(score * StepsPerPoint)]++;
        Count++;
    }

    /// <summary>Adds what another counted.</summary>
    public void Add(ScoreCounts other)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
    }

    public void Clear()
    {
        Array.Clear(_counts);
        Count = 0;
    }

    /// <summary>The edges of the rounded scores; none of fewer than <see cref="DecileEdges.LeastSample"/>.</summary>
    public DecileEdges? Edges() => DecileEdges.Of(Count, At);

    private double At(long place)
    {
        int step = 0;
        for (long passed = _counts[0]; passed <= place; passed += _counts[step])
        {
            step++;
        }

        return step / (double)StepsPerPoint;
    }
}
