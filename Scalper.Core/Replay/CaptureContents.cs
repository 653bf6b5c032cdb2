using Scalper.Core.Primitives;
using Scalper.Core.Recording;
using Scalper.Core.Venues;

namespace Scalper.Core.Replay;

/// <summary>What has to be known of a capture before it can be played.</summary>
/// <param name="Venue">Whose frames they are.</param>
/// <param name="Symbols">In order of first appearance, each with the levels per side of its book.</param>
internal sealed record CaptureContents(IVenue Venue, IReadOnlyList<(Instrument Instrument, int BookDepth)> Symbols)
{
    /// <param name="path">Of the capture.</param>
    /// <param name="look">Sees every line.</param>
    /// <exception cref="CaptureFormatException">It can't be read, or is of a market that is not supported.</exception>
    public static CaptureContents Read(string path, Func<CaptureLine, CaptureLine>? look = null)
    {
        IVenue venue = KnownVenues.Of(CaptureReader.Read(path));
        IEnumerable<CaptureLine> lines = CaptureReader.Read(path);
        try
        {
            return new CaptureContents(venue, venue.FindSymbols(look is null ? lines : lines.Select(look)));
        }
        // The venue has seen lines, and no file.
        catch (CaptureFormatException fault) when (fault.Message.StartsWith("line ", StringComparison.Ordinal))
        {
            throw new CaptureFormatException($"{path}, {fault.Message}", fault);
        }
    }
}
