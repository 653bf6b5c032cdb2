namespace Scalper.Web.Api.Documents;

/// <summary>Where a lane of a replay stands.</summary>
/// <param name="Number">Arrival number of the last input that was played; 0 before the first.</param>
public sealed record ReplayLaneDocument(int Lane, long Number);
