namespace Scalper.Benchmarks.Journal;

/// <summary>A frame of a lane at its time.</summary>
internal readonly record struct TimedFrame(int Lane, long TimeNs, byte[] Bytes);
