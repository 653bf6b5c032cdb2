namespace Scalper.Core.Events;

/// <summary>What a control reply answers.</summary>
public enum ControlReplyKind : byte
{
    Subscribe,
    Unsubscribe,
    Pong,
    Other,
}
