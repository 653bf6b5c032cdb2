namespace Scalper.Sandbox.Replay;

/// <summary>One recorded market data frame. <paramref name="ReceivedNs"/> is the recorder's clock, null where it was not noted.</summary>
internal sealed record CaptureLine(int Number, long? ReceivedNs, byte[] Frame);
