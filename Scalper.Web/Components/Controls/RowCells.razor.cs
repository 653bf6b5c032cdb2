using Microsoft.AspNetCore.Components;
using Scalper.Core.Primitives;
using Scalper.Web.Evaluation;
using Scalper.Web.Live;
using Scalper.Web.Market;

namespace Scalper.Web.Components.Controls;

/// <summary>The live cells of a row of the score table.</summary>
public sealed partial class RowCells
{
    private Moment _shown;

    [CascadingParameter]
    public LiveBridge Bridge { get; set; } = default!;

    [Parameter, EditorRequired]
    public RowPlace Place { get; set; } = default!;

    /// <summary>The columns, from the left.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TableColumn> Columns { get; set; } = default!;

    [Parameter, EditorRequired]
    public TableOrder Order { get; set; } = default!;

    /// <summary>Whether the row's explanation is open.</summary>
    [Parameter, EditorRequired]
    public Func<ScoreRow, bool> IsOpen { get; set; } = default!;

    protected override bool HasChanged()
    {
        SymbolReading reading = Place.Row.Latest;
        return reading.Serial != _shown.Serial || MomentOf(reading) != _shown;
    }

    // Once for the whole picture: another turn may begin meanwhile.
    private SymbolReading Take()
    {
        SymbolReading reading = Place.Row.Latest;
        _shown = MomentOf(reading);
        return reading;
    }

    private Moment MomentOf(SymbolReading reading)
    {
        ScoreRow row = Place.Row;
        return new Moment(
            reading.Serial,
            Order.Starred.Holds(row.Symbol),
            IsOpen(row),
            Shows(ScoreColumn.Edge) ? Order.Edges?.Find(reading) : null,
            Shows(ScoreColumn.Lead) && reading.IsLive ? row.Lead.Text : "",
            Shows(ScoreColumn.Age) ? Figures.Age(reading.BookAgeMs(Bridge.Board.EngineNowMs)) : "",
            Shows(ScoreColumn.SideAge) && reading.IsLive ? AgeOf(reading.SideChangedAtNs) : "",
            Shows(ScoreColumn.Wall) && reading is { IsLive: true, NearestWall: { } wall } ? AgeOf(wall.OpenedAtNs ?? 0) : "");
    }

    private string AgeOf(long? ns) => ns is { } at ? Figures.Age(EngineTime.AgeMs(UnixTime.ToMilliseconds(at), Bridge.Board.EngineNowMs)) : Figures.None;

    private bool Shows(ScoreColumn column)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Column == column)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What a picture of the row depends on: its reading, by number (a reference that changes with every tick costs each collection a look),
    /// and what changes between two readings. Texts that no shown column needs are empty.
    /// </summary>
    private readonly record struct Moment(long Serial, bool IsStarred, bool IsOpen, EdgeRow? Edge, string Lead, string Age, string SideAge, string WallAge);
}
