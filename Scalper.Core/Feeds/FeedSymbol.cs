namespace Scalper.Core.Feeds;

/// <summary>A symbol that a feed keeps subscribed.</summary>
/// <param name="Symbol">As the engine has it.</param>
/// <param name="Priority">The lower goes first where requests have to wait.</param>
public readonly record struct FeedSymbol(string Symbol, int Priority)
{
    /// <summary>The venue's own name of it.</summary>
    public string Name => Symbol[(Symbol.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
