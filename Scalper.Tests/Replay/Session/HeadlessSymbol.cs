using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Primitives;
using Scalper.Core.Replay;

namespace Scalper.Tests.Replay.Session;

/// <summary>What is known of a symbol where its lane, played by nobody else and from its beginning, stands right behind an input.</summary>
internal sealed record HeadlessSymbol(Instrument Instrument, SymbolView View, SymbolDetail Detail)
{
    /// <summary>Null where the lane does not follow the symbol there.</summary>
    public static HeadlessSymbol? Behind(ReplayTrack track, long number, string symbol)
    {
        using ITrackReplay replay = track.IsCapture ? new CaptureReplay(track, null) : new LaneReplay(track);
        while (replay.Read())
        {
            replay.Take();
            if (replay.Lane?.Number >= number)
            {
                break;
            }
        }

        Assert.Equal(number, replay.Lane!.Number);
        return Find(replay.Lane, symbol);
    }

    private static HeadlessSymbol? Find(LaneInputs lane, string symbol)
    {
        LaneSymbols symbols = lane.Market.Symbols;
        for (int place = 0; place < symbols.Count; place++)
        {
            if (symbols.Followed(place) is { } followed && followed.Instrument.Symbol == symbol)
            {
                followed.Read(out SymbolView view);
                return new HeadlessSymbol(followed.Instrument, view, lane.Market.Held(followed)!.Copy());
            }
        }

        return null;
    }
}
