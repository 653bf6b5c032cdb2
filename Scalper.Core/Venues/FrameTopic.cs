using Scalper.Core.Feeds;

namespace Scalper.Core.Venues;

/// <summary>What a frame is of, found without reading the rest of it. Valid as long as the frame.</summary>
/// <param name="kind">None where the frame names no topic of ours.</param>
/// <param name="symbol">The venue's name, UTF-8; empty where it names none: there is only one then.</param>
public readonly ref struct FrameTopic(TopicKind? kind, ReadOnlySpan<byte> symbol)
{
    public TopicKind? Kind { get; } = kind;

    public ReadOnlySpan<byte> Symbol { get; } = symbol;
}
