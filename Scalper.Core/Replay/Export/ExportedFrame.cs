using Scalper.Core.Venues;

namespace Scalper.Core.Replay.Export;

/// <summary>A frame on its way out of a recording.</summary>
/// <param name="TimeNs">Receive time, Unix nanoseconds; 0 where none was recorded.</param>
internal readonly record struct ExportedFrame(long TimeNs, byte[] Frame)
{
    /// <summary>Whether a frame is one of a symbol; of frames that say no topic nobody knows, and what names no symbol is of the only one.</summary>
    public static bool IsOf(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> symbol)
    {
        FrameTopic topic = KnownVenues.TopicOf(frame);
        return topic.Kind is not null && (topic.Symbol.IsEmpty || topic.Symbol.SequenceEqual(symbol));
    }
}
