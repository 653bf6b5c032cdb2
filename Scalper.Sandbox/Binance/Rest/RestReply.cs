namespace Scalper.Sandbox.Binance.Rest;

/// <summary>The answer of a REST call.</summary>
/// <param name="Body">JSON in UTF-8, or plain text where it does not begin like it.</param>
/// <param name="UsedWeight">Of the caller's address in this minute, this call included.</param>
/// <param name="RetryAfterSeconds">Null where nothing is said.</param>
/// <param name="DelayNs">So long after it was made it is sent.</param>
internal sealed record RestReply(int Status, byte[] Body, int UsedWeight, int? RetryAfterSeconds = null, long DelayNs = 0)
{
    public bool IsJson => Body is [(byte)'{' or (byte)'[', ..];
}
