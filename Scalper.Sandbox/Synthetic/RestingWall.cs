namespace Scalper.Sandbox.Synthetic;

/// <summary>A large order resting in the book. <paramref name="IsBluff"/>: it is pulled when the price comes near, before it trades.</summary>
internal sealed record RestingWall(bool IsBid, long Price, long Lots, long PullAtNs, bool IsBluff);
