namespace Scalper.Core.Events;

/// <summary>A venue's answer to a request of ours. Valid only during the call that hands it over.</summary>
public readonly ref struct ControlReply
{
    public required ControlReplyKind Kind { get; init; }

    public required bool Success { get; init; }

    /// <summary>The id our request carried, UTF-8; empty where the venue gave none.</summary>
    public required ReadOnlySpan<byte> RequestId { get; init; }

    /// <summary>The venue's words, UTF-8; empty where it said nothing.</summary>
    public required ReadOnlySpan<byte> Message { get; init; }
}
