namespace Scalper.Core.Engine;

/// <summary>Something to be done on a feed's thread between two frames.</summary>
/// <typeparam name="TFeed">The feed.</typeparam>
internal abstract class FeedCommand<TFeed>
{
    public abstract void Run(TFeed feed);

    /// <summary>The feed has stopped: it will never run.</summary>
    public abstract void Refuse();
}
