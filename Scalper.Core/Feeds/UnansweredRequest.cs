namespace Scalper.Core.Feeds;

/// <summary>A subscribe request on its way.</summary>
/// <param name="Topics">What still waits for its answer; a topic that is forgotten leaves it.</param>
/// <param name="IsSingle">It asked for one topic from the start: a refusal can mean no other.</param>
internal readonly record struct UnansweredRequest(List<Subscription> Topics, bool IsSingle);
