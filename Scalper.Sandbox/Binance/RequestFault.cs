namespace Scalper.Sandbox.Binance;

/// <summary>What the venue has against a request, in its numbers.</summary>
internal sealed record RequestFault(int Code, string Message)
{
    public const int Property = 0;
    public const int Type = 1;
    public const int Request = 2;
    public const int Json = 3;

    public static RequestFault Invalid(string message) => new(Request, "Invalid request: " + message);
}
