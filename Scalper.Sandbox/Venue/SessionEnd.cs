namespace Scalper.Sandbox.Venue;

/// <summary>How the exchange has ended a connection: with a close frame of this code and reason, or without one.</summary>
/// <param name="Code">Of RFC 6455, section 7.4; <see cref="NoCloseFrame"/> where none was sent.</param>
/// <param name="Reason">What the close frame says; at most <see cref="LongestReason"/> bytes.</param>
internal sealed record SessionEnd(int Code, string Reason)
{
    /// <summary>Stands for a close frame without a code.</summary>
    public const int NoCode = 1005;

    /// <summary>Stands for an end without a close frame.</summary>
    public const int NoCloseFrame = 1006;
    public const int LongestReason = 123;

    public bool IsAbort => Code == NoCloseFrame;
}
