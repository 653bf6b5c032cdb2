using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Scalper.Core.State;

namespace Scalper.Core.Engine.Inputs;

/// <summary>
/// The payload of a lane's checkpoint: a mark for the layout of the state, the number of the last input, the chain of hashes, the market's own fields, and
/// each place with its symbol and what is kept of it. Left out is what a replay makes anew: columns of the heatmap, and whoever watches them.
/// </summary>
internal static class LaneCheckpoint
{
    private const int MarkBytes = 8;
    private const int MostPlaces = 100_000;
    private const int MostDepth = 5_000;

    private static readonly byte[] Layout = SHA256.HashData(Encoding.UTF8.GetBytes(
        "3" + StateShape.Describe(typeof(LaneMarket)) + StateShape.Describe(typeof(SymbolStages)) + StateShape.Describe(typeof(ScoreChain))))[..MarkBytes];

    private enum Place : byte
    {
        Free,
        Followed,
        Kept,
    }

    /// <param name="chain">Over the scores that will be compared: the lane's own, or one of fewer symbols.</param>
    /// <param name="shows">Whether a symbol is told; null tells all.</param>
    public static void Write(LaneInputs lane, IBufferWriter<byte> output, ScoreChain chain, Predicate<string>? shows = null)
    {
        StateWriter to = new(output);
        to.Bytes(Layout);
        to.Number(lane.Number);
        to.Graph(chain);
        to.Graph(lane.Market);
        WriteSymbols(lane.Market.Symbols, to, shows);
    }

    /// <param name="lane">Index of the lane.</param>
    /// <param name="market">New, and without any symbol.</param>
    /// <exception cref="StateFormatException">The bytes are not those of a checkpoint of this version.</exception>
    public static LaneInputs Read(ReadOnlySpan<byte> payload, int lane, LaneMarket market)
    {
        StateReader from = new(payload.ToArray());
        if (!from.Bytes(MarkBytes).SequenceEqual(Layout))
        {
            throw new StateFormatException("the checkpoint is one of another version, whose state has other fields");
        }

        LaneInputs inputs = new(market);
        inputs.Hash();
        inputs.GoOn(from.Number());
        from.Graph(inputs.Chain!);
        from.Graph(market);
        market.Columns.GoOn(market.NowNs);
        ReadSymbols(from, lane, market.Symbols);
        return from.Left == 0 ? inputs : throw new StateFormatException($"{from.Left} bytes are left behind the checkpoint");
    }

    private static void WriteSymbols(LaneSymbols symbols, StateWriter to, Predicate<string>? shows)
    {
        FollowedSymbol?[] shown = [.. Enumerable.Range(0, symbols.Count).Select(symbols.Followed).Select(s => s is not null && shows?.Invoke(s.Instrument.Symbol) == false ? null : s)];
        to.Number(shown.Length);
        for (int place = 0; place < shown.Length; place++)
        {
            to.Bytes([(byte)(shown[place] is null ? Place.Free : symbols[place] is null ? Place.Followed : Place.Kept)]);
            if (shown[place] is { } followed)
            {
                InputPayload.Write(to, followed);
                to.Number(symbols.BookDepth(place));
            }
        }

        for (int place = 0; place < shown.Length; place++)
        {
            if (shown[place] is not null && symbols[place] is { } kept)
            {
                to.Graph(kept);
            }
        }
    }

    private static void ReadSymbols(StateReader from, int lane, LaneSymbols symbols)
    {
        FollowedSymbol?[] followed = new FollowedSymbol?[from.Count(MostPlaces)];
        int[] depths = new int[followed.Length];
        bool[] isKept = new bool[followed.Length];
        for (int place = 0; place < followed.Length; place++)
        {
            Place kind = (Place)from.Bytes(1)[0];
            followed[place] = kind == Place.Free ? null : InputRecord.ReadSymbol(from, lane, symbols.Venue);
            depths[place] = kind == Place.Free ? 0 : from.Count(MostDepth);
            isKept[place] = kind == Place.Kept;
            if (kind > Place.Kept || (followed[place] is { } symbol && symbol.Place != place))
            {
                throw new StateFormatException($"expected place {place}, came {followed[place]?.Place} of kind {kind}");
            }
        }

        symbols.Restore(followed, depths);
        for (int place = 0; place < followed.Length; place++)
        {
            if (isKept[place])
            {
                // Room is made for what comes, not for what is promised.
                from.Graph(symbols.Make(place));
            }
        }
    }
}
