using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Recording;

namespace Scalper.Core.Venues;

/// <summary>What there is to know of an exchange, in one place; each is a folder with the same files. Immutable; safe from any thread.</summary>
public interface IVenue
{
    /// <summary>As pages and recordings have it.</summary>
    string Name { get; }

    /// <summary>How updates of its books follow each other.</summary>
    ISyncRule SyncRule { get; }

    /// <summary>A reader of its frames.</summary>
    IVenueCodec NewCodec();

    /// <summary>What is asked of its stream.</summary>
    /// <param name="bookDepth">Levels per side to subscribe to, where the venue offers several.</param>
    IVenueRequests NewRequests(int bookDepth);

    /// <summary>Whether a frame can only be one of this venue's; false of one that can't be told.</summary>
    bool Speaks(ReadOnlySpan<byte> frame);

    /// <summary>What a frame is of.</summary>
    FrameTopic TopicOf(ReadOnlySpan<byte> frame);

    /// <summary>The symbols of a recording in order of first appearance, each with the levels per side of its book. Reads every frame once.</summary>
    /// <exception cref="CaptureFormatException">It has frames of a market that is not supported.</exception>
    IReadOnlyList<(Instrument Instrument, int BookDepth)> FindSymbols(IEnumerable<CaptureLine> lines);
}
