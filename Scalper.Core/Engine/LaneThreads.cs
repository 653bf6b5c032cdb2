namespace Scalper.Core.Engine;

/// <summary>A lane and the threads of its connections.</summary>
internal readonly record struct LaneThreads(Lane Lane, IReadOnlyList<FeedThread> Threads);
