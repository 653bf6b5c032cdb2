namespace Scalper.Web.Components.Controls;

/// <summary>
/// The live cells of one circuit. On a tick they are all asked to render within the batch of one component, so that any number of
/// cells makes one message; a grid around them is not rendered again. Used on the circuit's dispatcher only.
/// </summary>
public sealed class Pulse
{
    private readonly HashSet<LiveCell> _cells = [];

    /// <summary>Raised before the cells of a tick are refreshed.</summary>
    public event Action? Beat;

    /// <summary>Live cells on screen.</summary>
    public int Cells => _cells.Count;

    internal void Add(LiveCell cell) => _cells.Add(cell);

    internal void Remove(LiveCell cell) => _cells.Remove(cell);

    internal void Announce() => Beat?.Invoke();

    internal void RefreshCells()
    {
        foreach (LiveCell cell in _cells)
        {
            cell.Refresh();
        }
    }
}
