namespace Scalper.Sandbox.Binance.Rest;

/// <summary>What a call costs its address, and whether it is answered.</summary>
/// <param name="Used">In this minute, the call included.</param>
/// <param name="Status">One of the three HTTP statuses here.</param>
internal readonly record struct WeightVerdict(int Used, int Status, int RetryAfterSeconds)
{
    public const int Admitted = 200, Refused = 429, Banned = 418;
}
