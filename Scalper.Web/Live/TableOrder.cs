using Scalper.Web.Evaluation;
using Scalper.Web.Screens;

namespace Scalper.Web.Live;

/// <summary>
/// The order of one viewer's table. Rows move at most once a second, and not at all while the pointer is over them or one has the
/// keyboard's focus: nobody shall open a row that has just moved away. Used on the viewer's circuit only.
/// </summary>
public sealed class TableOrder
{
    private const long PeriodMs = 1000;

    // Later than any moment: what was never arranged is due.
    private const long Never = long.MaxValue;

    private IReadOnlyList<ScoreRow> _source = [];
    private RowHold _holds;
    private long _arrangedAtMs = Never;

    public ScoreSort Sort { get; private set; } = ScoreSort.Default;

    public ScoreChoice Choice { get; private set; } = ScoreChoice.All;

    /// <summary>The symbols with a star.</summary>
    public Watchlist Starred { get; private set; } = Watchlist.Starred;

    /// <summary>What scores are worth at the viewer's horizon; null where that is not known.</summary>
    public EdgeTable? Edges { get; private set; }

    /// <summary>True while anything holds the rows.</summary>
    public bool IsHeld => _holds != RowHold.None;

    /// <summary>The places of the table from the top. Another array only when there are more or fewer of them.</summary>
    public RowPlace[] Places { get; private set; } = [];

    /// <summary>Takes the newest values.</summary>
    /// <returns>True if the number of places or the list of followed symbols changed; rows may have changed places in any case.</returns>
    public bool Beat(IReadOnlyList<ScoreRow> source, long nowMs)
    {
        bool universeChanged = !ReferenceEquals(source, _source);
        bool due = nowMs / PeriodMs != _arrangedAtMs / PeriodMs;
        _source = source;
        if (!universeChanged && (IsHeld || !due))
        {
            return false;
        }

        _arrangedAtMs = nowMs;
        return Arrange() || universeChanged;
    }

    /// <summary>Sorts at once.</summary>
    public void SortBy(ScoreSort sort)
    {
        Sort = sort;
        Arrange();
    }

    /// <summary>Shows what the choice admits, at once.</summary>
    public void Choose(ScoreChoice choice)
    {
        Choice = choice with { Filter = choice.Filter.Trim() };
        Arrange();
    }

    /// <summary>Takes the list shown as it is now; null where it is no more. Rows come and go with it when they may next move.</summary>
    public void Follow(Watchlist? list)
    {
        Choice = Choice with { List = list };
        _arrangedAtMs = Never;
    }

    /// <summary>Takes who has a star. Rows sorted by it move when they next do: a star pressed by mistake stays under the pointer.</summary>
    public void Star(Watchlist starred) => Starred = starred;

    /// <summary>Takes what scores are worth. Rows sorted by it move when they next do.</summary>
    public void Measure(EdgeTable? edges) => Edges = edges;

    public void Hold(RowHold hold) => _holds |= hold;

    /// <summary>Ends a hold; after the last one what was held back happens now.</summary>
    public void Release(RowHold hold)
    {
        _holds &= ~hold;
        if (!IsHeld)
        {
            Arrange();
        }
    }

    private bool Arrange()
    {
        ScoreRow[] rows = ScoreOrder.Arrange(_source, Choice, Sort, Starred, Edges);
        bool isOtherCount = rows.Length != Places.Length;
        if (isOtherCount)
        {
            Places = [.. rows.Select((row, at) => at < Places.Length ? Places[at] : new RowPlace(row, at))];
        }

        for (int i = 0; i < rows.Length; i++)
        {
            Places[i].Row = rows[i];
        }

        return isOtherCount;
    }
}
