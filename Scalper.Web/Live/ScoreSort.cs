using Scalper.Web.Evaluation;

namespace Scalper.Web.Live;

/// <summary>What the rows of the score table are sorted by.</summary>
/// <param name="Absolute">By the number without its sign (the score: by its distance from 50); shorts matter as much as longs.</param>
public sealed record ScoreSort(ScoreColumn Column, bool Descending = true, bool Absolute = false)
{
    private const double MiddleScore = 50;

    public static ScoreSort Default { get; } = new(ScoreColumn.Score);

    /// <summary>
    /// The sort after a column's heading was pressed. Another column: the greatest first, names from A. The same one: the other way round,
    /// then without the sign where the column has one, then from the beginning.
    /// </summary>
    public ScoreSort Next(ScoreColumn column) => (column == Column, Descending, Absolute) switch
    {
        (false, _, _) => new ScoreSort(column, column != ScoreColumn.Symbol),
        (true, _, true) => new ScoreSort(column),
        (true, false, _) when HasSign(column) => new ScoreSort(column, Absolute: true),
        _ => this with { Descending = !Descending },
    };

    /// <summary>"ascending" or "descending", as browsers want it said of a column's heading; null where the rows are not sorted by it.</summary>
    public string? DirectionOf(ScoreColumn column) => column != Column ? null : Descending ? "descending" : "ascending";

    /// <summary>The number that a row is sorted by; none stands last.</summary>
    /// <param name="edges">What scores are worth; null where that is not known.</param>
    public double? Key(ScoreRow row, EdgeTable? edges)
    {
        double? value = Column == ScoreColumn.Edge ? edges?.Find(row.Glance)?.AllInBps : ScoreValue.Of(row, Column);
        double middle = Column == ScoreColumn.Score ? MiddleScore : 0;
        return Absolute && value is { } signed ? Math.Abs(signed - middle) : value;
    }

    /// <summary>Whether numbers on both sides of a middle stand in the column.</summary>
    public static bool HasSign(ScoreColumn column) => column is ScoreColumn.Score or ScoreColumn.Change or ScoreColumn.Change5m or ScoreColumn.Imbalance
        or ScoreColumn.OrderFlow or ScoreColumn.Delta15s or ScoreColumn.Delta60s or ScoreColumn.Funding or ScoreColumn.OpenInterest or ScoreColumn.Lead or ScoreColumn.Edge;
}
