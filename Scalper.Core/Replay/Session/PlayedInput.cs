namespace Scalper.Core.Replay.Session;

/// <summary>An input that was played.</summary>
/// <param name="TimeNs">The lane's latest receive time then, Unix nanoseconds.</param>
internal readonly record struct PlayedInput(long TimeNs, ushort Lane, long Number);
