using Scalper.Core.Primitives;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Mean moves by decile of the score. Every decile has one side that its positions take: the upper five are LONG, the lower five SHORT, whatever side
/// the score itself takes there, and each pays the spread and the fee. Sums are the same in any order; tables of days with other edges may be put
/// together, for a decile is a rank. One thread.
/// </summary>
public sealed class DecileTally
{
    /// <summary>Tenths of all scores.</summary>
    public const int Deciles = 10;

    private readonly ExactMean[] _gross = new ExactMean[Deciles];
    private readonly ExactMean[] _afterSpread = new ExactMean[Deciles];

    /// <summary>Lowest scores first; a copy.</summary>
    public IReadOnlyList<DecileRow> Rows => [.. Enumerable.Range(0, Deciles).Select(d => new DecileRow(d, _gross[d], _afterSpread[d]))];

    /// <summary>
    /// Mean of the two outer deciles after spread, log return: long the highest scores and short the lowest, each end as much as the other however many
    /// samples it has, so that a market that goes up or down as a whole adds nothing. None where an end is empty (the highest is where its edge is the
    /// highest score of all, as ties go to the lower).
    /// </summary>
    public double? OuterAfterSpread => (_afterSpread[^1].Value + _afterSpread[0].Value) / 2;

    /// <summary>The side that positions of a decile take.</summary>
    /// <param name="decile">0 (lowest scores) to 9.</param>
    public static ScoreSide SideOf(int decile) => decile >= Deciles / 2 ? ScoreSide.Long : ScoreSide.Short;

    /// <param name="rows">As <see cref="Rows"/> gives them.</param>
    /// <exception cref="ArgumentException">They are not ten rows, lowest first.</exception>
    public static DecileTally Of(IReadOnlyList<DecileRow> rows)
    {
        if (!rows.Select(r => r.Decile).SequenceEqual(Enumerable.Range(0, Deciles)))
        {
            throw new ArgumentException($"Expected the deciles 0 to {Deciles - 1}, came {string.Join(", ", rows.Select(r => r.Decile))}.", nameof(rows));
        }

        DecileTally tally = new();
        foreach (DecileRow row in rows)
        {
            tally._gross[row.Decile] = row.Gross;
            tally._afterSpread[row.Decile] = row.AfterSpread;
        }

        return tally;
    }

    /// <param name="decile">Of the score at the entry, from <see cref="DecileEdges"/>.</param>
    public void Add(int decile, in Outcome outcome)
    {
        _gross[decile] = _gross[decile].With(outcome.Gross);
        _afterSpread[decile] = _afterSpread[decile].With(SideOf(decile) == ScoreSide.Long ? outcome.AfterSpreadLong : outcome.AfterSpreadShort);
    }

    /// <summary>Adds what another has.</summary>
    public void Add(DecileTally other)
    {
        for (int d = 0; d < Deciles; d++)
        {
            _gross[d] += other._gross[d];
            _afterSpread[d] += other._afterSpread[d];
        }
    }

    public void Clear()
    {
        Array.Clear(_gross);
        Array.Clear(_afterSpread);
    }

    /// <summary><see cref="OuterAfterSpread"/> less the fee of both sides: paid at both ends, so that it counts once in their mean.</summary>
    /// <param name="feeBps">Of one side, basis points.</param>
    public double? OuterAllIn(double feeBps) => OuterAfterSpread is { } known ? Outcome.AllIn(known, feeBps) : null;
}
