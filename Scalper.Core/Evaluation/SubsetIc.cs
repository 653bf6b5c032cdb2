using System.Runtime.InteropServices;
using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>The IC of some of a block's samples, both ways. Holds its room. One thread.</summary>
[NotState]
internal sealed class SubsetIc
{
    private readonly List<double> _scores = [];
    private readonly List<double> _moves = [];
    private readonly List<int> _ranks = [];

    public int Count => _scores.Count;

    /// <summary>See <see cref="ScaledIc"/>; none without both scales.</summary>
    public static double? Scaled(ReadOnlySpan<double> scores, ReadOnlySpan<double> moves, RankScale? scoreScale, RankScale? moveScale)
    {
        if (scoreScale is null || moveScale is null)
        {
            return null;
        }

        ScaledIc ic = default;
        for (int i = 0; i < scores.Length; i++)
        {
            ic = ic.With(scoreScale.PlaceOf(scores[i]), moveScale.PlaceOf(moves[i]));
        }

        return ic.Value(scoreScale, moveScale);
    }

    public void Clear()
    {
        _scores.Clear();
        _moves.Clear();
    }

    public void Add(double score, double move)
    {
        _scores.Add(score);
        _moves.Add(move);
    }

    /// <summary>Of what was added.</summary>
    public IcPair Ic(RankScale? scoreScale, RankScale? moveScale, RankWorkspace workspace)
    {
        ReadOnlySpan<double> scores = CollectionsMarshal.AsSpan(_scores), moves = CollectionsMarshal.AsSpan(_moves);
        return new IcPair(RankCorrelation.Of(scores, moves, workspace), Scaled(scores, moves, scoreScale, moveScale));
    }

    /// <summary>Of scores, with moves that were ranked before.</summary>
    public double? RankIc(ReadOnlySpan<double> scores, ReadOnlySpan<int> moveRanks, RankWorkspace workspace)
    {
        CollectionsMarshal.SetCount(_ranks, scores.Length);
        Span<int> ranks = CollectionsMarshal.AsSpan(_ranks);
        MidRanks.Write(scores, ranks, workspace);
        return RankCorrelation.OfRanks(ranks, moveRanks);
    }
}
