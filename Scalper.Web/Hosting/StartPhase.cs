namespace Scalper.Web.Hosting;

/// <summary>Whether the application is still starting; set once, by the thread that starts it.</summary>
internal sealed class StartPhase
{
    private volatile bool _isOver;

    public bool IsOver
    {
        get => _isOver;
        set => _isOver = value;
    }
}
