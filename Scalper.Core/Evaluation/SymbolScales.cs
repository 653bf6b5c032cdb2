using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>Where scores, contributions and moves of one symbol have their places. Immutable.</summary>
[NotState]
public sealed class SymbolScales
{
    private readonly RankScale?[] _scores;
    private readonly RankScale?[] _contributions;
    private readonly RankScale?[] _moves;

    private SymbolScales(RankScale?[] scores, RankScale?[] contributions, RankScale?[] moves) =>
        (_scores, _contributions, _moves) = (scores, contributions, moves);

    /// <summary>Of a symbol of which nothing is known.</summary>
    public static SymbolScales None { get; } = new([], [], []);

    /// <param name="samples">Of one symbol.</param>
    /// <param name="models">Scores a sample.</param>
    public static SymbolScales Of(IReadOnlyList<ScaleSample> samples, int models) => new(
        [.. Enumerable.Range(0, models).Select(m => RankScale.Of([.. samples.Select(s => (double)s.Scores[m])]))],
        [.. Enumerable.Range(0, models * GridScore.Factors).Select(f => RankScale.Of([.. samples.Select(s => s.Contributions[f]).Where(c => c != GridScore.None).Select(c => (double)c)]))],
        [.. Enumerable.Range(0, Horizon.All.Count).Select(h => RankScale.Mirrored([.. samples.Select(s => (double)s.Moves[h]).Where(double.IsFinite)]))]);

    /// <summary>Of a model's scores, in hundredths; null where too few are known.</summary>
    public RankScale? Score(int model) => At(_scores, model);

    /// <summary>Of a contribution, in hundredths.</summary>
    public RankScale? Contribution(int model, int factor) => At(_contributions, (model * GridScore.Factors) + factor);

    /// <summary>Of moves at a horizon, as <see cref="Horizon.All"/> has them: log returns.</summary>
    public RankScale? Moves(int horizon) => At(_moves, horizon);

    private static RankScale? At(RankScale?[] scales, int place) => place < scales.Length ? scales[place] : null;
}
