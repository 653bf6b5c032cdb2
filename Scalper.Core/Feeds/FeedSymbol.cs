namespace Scalper.Core.Feeds;

/// <summary>A symbol that a feed keeps subscribed.</summary>
/// <param name="Symbol">The venue's name of it.</param>
/// <param name="Priority">The lower goes first where requests have to wait.</param>
public readonly record struct FeedSymbol(string Symbol, int Priority);
