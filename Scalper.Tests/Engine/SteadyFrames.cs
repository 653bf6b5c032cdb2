using System.Buffers.Text;
using System.Text;
using Scalper.Core.Primitives;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Engine;

/// <summary>
/// A cycle of depth-50 deltas and trade frames that can go round for ever: ids and sequences are written into the frames' bytes, in
/// place, as they are taken. Walls come and go, levels are removed and inserted, trades explain some of it.
/// </summary>
internal sealed class SteadyFrames
{
    public const string Symbol = "BTCUSDT";

    private const int Levels = 50;
    private const int Moments = 400;
    private const int WallEvery = 40;
    private const int PulledBefore = 320;
    private const int MidTicks = 651_000;
    private const long FirstNumber = 100_000_000_000;
    private const string Number = "100000000000";
    private static readonly byte[] NumberBytes = Encoding.ASCII.GetBytes(Number);

    // Levels that nothing else changes: a wall there lives until it is pulled, a fifth of a cycle later.
    private static readonly int[] WallLevels = [11, 13, 15, 19, 21, 23, 25, 29, 31, 33];

    private readonly List<(byte[] Frame, int[] Places, bool IsTrade)> _cycle = [];
    private long _number = FirstNumber;
    private long _update = FirstNumber;
    private int _next;

    public SteadyFrames()
    {
        SeededRandom random = new(29);
        for (int i = 0; i < Moments; i++)
        {
            if (i % WallEvery == 0)
            {
                Add(Delta([Level(true, WallLevels[i / WallEvery], 60_000)], []), false);
                Add(Delta([Level(true, WallLevels[(i + PulledBefore) % Moments / WallEvery], 1_000)], []), false);
            }

            Add(Change(random, i, goes: true), false);
            Add(Change(random, i, goes: false), false);
            if (i % 2 == 0)
            {
                Add(Trades(random), true);
            }
        }
    }

    public static Instrument Instrument { get; } = new(Symbol, DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001"));

    public static byte[] Snapshot => Encoding.UTF8.GetBytes(FrameText.Book(
        Symbol, 50, true, FirstNumber, FirstNumber, 0,
        Enumerable.Range(0, Levels).Select(i => Level(true, i, 1_000)), Enumerable.Range(0, Levels).Select(i => Level(false, i, 1_000))));

    /// <summary>Whether the next frame holds trades.</summary>
    public bool NextIsTrade => _cycle[_next].IsTrade;

    /// <summary>The next frame of the cycle, valid until it comes round again. Allocates nothing.</summary>
    public ReadOnlySpan<byte> Next()
    {
        (byte[] frame, int[] places, bool isTrade) = _cycle[_next];
        _next = (_next + 1) % _cycle.Count;
        _update += isTrade ? 0 : 1;
        foreach (int place in places)
        {
            // In a book frame the update id stands first and the sequence second; every number of a trade frame is new.
            long number = !isTrade && place == places[0] ? _update : ++_number;
            Utf8Formatter.TryFormat(number, frame.AsSpan(place, Number.Length), out _);
        }

        return frame;
    }

    // A level that goes comes back with the next frame, so the cycle ends as it began.
    private static string Change(SeededRandom random, int i, bool goes)
    {
        bool bid = i % 2 == 0;
        int index = i % Levels;
        (string, string)[] changes = (i % 5) switch
        {
            0 => [Level(bid, index, goes ? 0 : 1_000), Level(bid, (index + 7) % Levels, 900 + (int)(random.NextUnit() * 200))],
            1 => [Level(bid, index, goes ? 60_000 : 1_000)],
            2 => [Level(bid, 0, goes ? 0 : 1_000), Level(bid, 1, 1_100)],
            3 => [],
            _ => [Level(bid, index, goes ? 30_000 : 14_000), Level(bid, (index + 20) % Levels, 950)],
        };
        return bid ? Delta(changes, []) : Delta([], changes);
    }

    private static string Delta((string, string)[] bids, (string, string)[] asks) =>
        $$$"""{"topic":"orderbook.50.{{{Symbol}}}","type":"delta","ts":0,"data":{"s":"{{{Symbol}}}","b":[{{{Join(bids)}}}],"a":[{{{Join(asks)}}}],"u":{{{Number}}},"seq":{{{Number}}}},"cts":1786000000000}""";

    private static string Trades(SeededRandom random)
    {
        IEnumerable<string> trades = Enumerable.Range(0, 1 + (int)(random.NextUnit() * 4)).Select(_ =>
        {
            string price = Level(random.NextUnit() < 0.5, (int)(random.NextUnit() * Levels), 1).Price;
            return new TradeText($"20f43950-d8dd-5b31-9112-{Number}", FirstNumber, random.NextUnit() < 0.5, "PlusTick", price, "0.250", false, false, 1_786_000_000_000).ToJson(Symbol);
        });
        return $$"""{"topic":"publicTrade.{{Symbol}}","type":"snapshot","ts":0,"data":[{{string.Join(',', trades)}}]}""";
    }

    private static (string Price, string Quantity) Level(bool bid, int index, int lots) =>
        (Instrument.TickSize.Format(bid ? MidTicks - 1 - index : MidTicks + index), lots == 0 ? "0" : Instrument.QtyStep.Format(lots));

    private static string Join((string Price, string Quantity)[] levels) =>
        string.Join(',', levels.Select(l => $"[\"{l.Price}\",\"{l.Quantity}\"]"));

    private void Add(string text, bool isTrade)
    {
        byte[] frame = Encoding.ASCII.GetBytes(text);
        List<int> places = [];
        for (int i = 0; i + Number.Length <= frame.Length; i++)
        {
            if (frame.AsSpan(i, Number.Length).SequenceEqual(NumberBytes))
            {
                places.Add(i);
            }
        }

        _cycle.Add((frame, [.. places], isTrade));
    }
}
