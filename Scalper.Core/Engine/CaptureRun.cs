using Scalper.Core.Recording;
using Scalper.Core.Venues;

namespace Scalper.Core.Engine;

/// <summary>
/// Plays a recording of one connection through a lane, with the recorded clock: the same code that live frames run through. A line
/// without a receive time leaves the clock where it is.
/// </summary>
public sealed class CaptureRun
{
    private readonly Func<IEnumerable<CaptureLine>> _lines;
    private readonly FollowedSymbol[] _symbols;

    /// <param name="lines">Opens the recording; it is read again and again: to learn whose it is, and its symbols, and then at each play.</param>
    /// <exception cref="CaptureFormatException">It can't be read, or is of a market that is not supported.</exception>
    public CaptureRun(EngineOptions options, Func<IEnumerable<CaptureLine>> lines)
    {
        _lines = lines;
        IVenue venue = KnownVenues.Of(lines());
        var found = venue.FindSymbols(lines());
        _symbols = [.. found.Select((s, place) => new FollowedSymbol(s.Instrument, lane: 0, place))];
        Lane = new Lane(options, _symbols, [.. found.Select(s => s.BookDepth)], new LaneLinks { Venue = venue });
    }

    public Lane Lane { get; }

    public IReadOnlyList<FollowedSymbol> Symbols => _symbols;

    /// <summary>Plays the recording once; yields after each book or trade frame whose symbol is Live then.</summary>
    public IEnumerable<(CaptureLine Line, FollowedSymbol Symbol)> Play()
    {
        foreach (CaptureLine line in _lines())
        {
            int scored = Lane.Step(line.Frame, line.ReceivedAtNs ?? Lane.NowNs);
            if (scored >= 0)
            {
                yield return (line, _symbols[scored]);
            }
        }
    }
}
