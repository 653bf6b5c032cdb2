using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Heatmap;

/// <summary>The encoder here and the decoder of the page, in another language, agree on random streams.</summary>
public sealed class ScriptDecoderTests
{
    private const int Streams = 150;
    private static readonly Instrument[] Instruments =
    [
        new("BTCUSDT", DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001")), new("1000PEPEUSDT", DecimalStep.Parse("0.0000010"), DecimalStep.Parse("100")),
    ];

    [Fact]
    public async Task Decode_RandomStreams_SaysWhatWasFed()
    {
        VectorGroup[] streams = [.. Enumerable.Range(1, Streams).Select(Stream)];
        using ScriptDecoder decoder = new();
        IReadOnlyList<PlainMessage> read = await decoder.ReadAsync(streams.SelectMany(s => s.Cases).Select(c => c.Message));
        var fed = streams.SelectMany(s => s.Cases.Select(c => (Name: $"stream {s.Number}, {c.Name}", c.Expected))).ToArray();
        Assert.Equal(fed.Length, read.Count);
        Assert.All(fed.Zip(read), pair => Assert.Equal($"{pair.First.Name}: {pair.First.Expected}", $"{pair.First.Name}: {pair.Second}"));
        AssertEverythingHappened([.. fed.SelectMany(f => f.Expected.Columns)]);
    }

    // A generator that got tame would let this test pass for nothing.
    private static void AssertEverythingHappened(PlainColumn[] columns)
    {
        Assert.InRange(columns.Length, 5_000, 50_000);
        Assert.Equal([0, 1, 3, 4], columns.Where(c => c.Status is not null).Select(c => c.Status!.Value).Distinct().Order());
        Assert.Contains(columns, c => c.Status is null && c.Bids.Count == 0);
        Assert.Contains(columns, c => c.Status is null && !c.IsKey && c.IsBroken);
        Assert.Contains(columns.Zip(columns.Skip(1)), c => c.Second.PeriodMs == c.First.PeriodMs && c.Second.Index > c.First.Index + 1);
        Assert.Contains(columns.Zip(columns.Skip(1)), c => c.Second is { IsKey: false, Status: null } && IsFar(c.Second) && !IsFar(c.First) && c.First.Status is null);
        Assert.Contains(columns, c => c.Cells.Count > 2);
        Assert.Contains(columns, c => c.Bids.Any(b => b.Lots > 1L << 50));
    }

    private static bool IsFar(PlainColumn column) => column.Asks.Count > 1 && column.Asks[^1].Price - column.Asks[^2].Price > 10_000;

    private static VectorGroup Stream(int number)
    {
        SeededRandom random = new((ulong)number);
        bool isLarge = OneIn(4);
        int depth = Pick(1, 3, 12, 50), faultRate = Pick(0, 3, 8, 25);
        long middle = isLarge ? 1_000_000_000_000 : Pick(3, 700, 650_000), widest = isLarge ? 10_000_000_000 : Pick(1, 4, 300);
        long mostLots = isLarge ? 50_000_000_000_000 * Pick(1, 2) : Pick(2, 5_000), wallDistance = OneIn(2) ? middle * 9 / 10 : 0;

        // Columns of 100 ms lie behind all of 1 s.
        VectorGroup stream = new(number, Instruments[number % Instruments.Length], periodMs => new RandomColumns(
            random.NextBits(), periodMs, (1_786_000_000_000 + (periodMs == ColumnMessage.WatchedMs ? 1_000_000 : 0)) / periodMs, middle, depth, widest, mostLots, faultRate, wallDistance));
        stream.Start("start", seconds: Pick(0, 5, 20), tenths: Pick(0, 3, 20), trades: Pick(0, 1, 20));
        for (int i = 1; i < 8; i++)
        {
            stream = OneIn(8)
                ? stream.Start($"start again at {i}", seconds: Pick(0, 5), tenths: Pick(0, 6), trades: Pick(0, 5))
                : stream.Update($"update {i}", tenths: Pick(0, 1, 1, 12), trades: Pick(0, 0, 1, 7));
        }

        return stream;

        bool OneIn(int rate) => Pick([.. Enumerable.Range(0, rate)]) == 0;

        int Pick(params int[] of) => of[(int)(random.NextUnit() * of.Length)];
    }
}
