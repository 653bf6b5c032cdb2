namespace Scalper.Web.Live;

/// <summary>What keeps the rows of a table in their places.</summary>
[Flags]
public enum RowHold
{
    None = 0,

    /// <summary>The pointer is over the table.</summary>
    Pointer = 1,

    /// <summary>A row has the focus, reached by keyboard. A row that moves in the document would lose it.</summary>
    Focus = 2,
}
