namespace Scalper.Core.Recording;

/// <summary>One recorded frame.</summary>
/// <param name="Number">Line in the file, from 1.</param>
/// <param name="ReceivedAtNs">When the recorder received it, Unix nanoseconds; none where it did not say.</param>
/// <param name="Frame">The frame, UTF-8, as received.</param>
public readonly record struct CaptureLine(int Number, long? ReceivedAtNs, byte[] Frame);
