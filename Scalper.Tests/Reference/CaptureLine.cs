namespace Scalper.Tests.Reference;

/// <summary>One line of a capture: a text frame as received and the recorder's wall clock in Unix nanoseconds.</summary>
/// <param name="RecvNs">Unix nanoseconds; null where the recording has no receive time.</param>
/// <param name="Raw">The frame's text exactly as received.</param>
public readonly record struct CaptureLine(long? RecvNs, string Raw);
