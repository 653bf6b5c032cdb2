using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Replay;

namespace Scalper.Tests.Replay.Session;

/// <summary>What is known of a symbol where its lane, played by nobody else and from its beginning, stands right behind an input.</summary>
internal sealed record HeadlessSymbol(Instrument Instrument, SymbolView View, SymbolDetail Detail)
{
    /// <summary>Columns of 1 s that are closed there, in the encoding of <c>docs/market-hub.md</c>.</summary>
    public byte[] Columns { get; private init; } = [];

    /// <summary>Null where the lane does not follow the symbol there.</summary>
    public static HeadlessSymbol? Behind(ReplayTrack track, long number, string symbol)
    {
        PageBudget pages = new(64 << 20);
        using ITrackReplay replay = track.IsCapture ? new CaptureReplay(track, null, pages) : new LaneReplay(track, pages: pages);
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
                SymbolStages held = lane.Market.Held(followed)!;
                return new HeadlessSymbol(followed.Instrument, view, held.Copy()) { Columns = held.ReadColumns(lane.Market.NowNs)!.Columns };
            }
        }

        return null;
    }
}
