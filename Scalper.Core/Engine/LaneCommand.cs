namespace Scalper.Core.Engine;

/// <summary>Something to be done on a lane's thread between two frames.</summary>
internal abstract class LaneCommand
{
    public abstract void Run(Lane lane);

    /// <summary>The lane has stopped: it will never run.</summary>
    public abstract void Refuse();
}
