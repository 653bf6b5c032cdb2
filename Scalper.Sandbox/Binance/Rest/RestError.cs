namespace Scalper.Sandbox.Binance.Rest;

/// <summary>A query that the venue answers with HTTP 400; number and message are the answer's.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves the desk.
internal sealed class RestError(int code, string message) : Exception(message)
{
    public int Code => code;

    public static RestError InvalidSymbol() => new(-1121, "Invalid symbol.");
}
#pragma warning restore CA1032, CA1064
