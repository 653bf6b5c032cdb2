namespace Scalper.Sandbox.Venue;

/// <summary>An upgrade that was not granted: answered with an HTTP status, or never answered at all.</summary>
internal sealed record ConnectRefusal(int Status, int? RetryAfterSeconds)
{
    public static readonly ConnectRefusal Silence = new(0, null);

    public bool Stalls => Status == 0;
}
