using Scalper.Core.Heatmap;

namespace Scalper.Tests.Heatmap;

/// <summary>What is encoded and read by a reader written from the documentation alone is what was fed.</summary>
public sealed class ColumnEncoderTests
{
    [Theory]
    [InlineData(1, 650_000, 50, 3, 5_000, 20)]
    [InlineData(2, 650_000, 50, 3, 5_000, 0)]
    [InlineData(3, 40, 5, 2, 3, 5)]
    [InlineData(4, 1_000_000_000_000, 50, 10_000_000, 1_000_000_000_000_000, 20)]
    [InlineData(5, 1_000_000, 200, 1, 100, 50)]
    [InlineData(6, 4, 1, 1, 1, 3)]
    public void Encode_RandomColumns_ReadsAsWhatWasFed(ulong seed, long middle, int depth, long widest, long mostLots, int faultRate)
    {
        RandomColumns market = new(seed, 1_000, 1_786_000_000, middle, depth, widest, mostLots, faultRate);
        ColumnEncoder encoder = new();
        List<string> fed = [];
        List<byte> chain = [];
        for (int i = 0; i < 1_500; i++)
        {
            (PlainColumn plain, byte[] bytes) = new FedColumn(market.Next()).Encode(encoder, isKey: i % 97 == 0);
            fed.Add(plain.ToString());
            chain.AddRange(bytes);
        }

        Assert.Equal(fed, ReferenceChain.ReadAll(1_000, [.. chain]).Select(c => c.ToString()));
    }

    [Fact]
    public void Encode_EqualColumns_TakeAFewBytes()
    {
        PlainColumn column = new RandomColumns(9, 100, 1, 650_000, 50, 3, 5_000, faultRate: 0).Next() with { Cells = [], Score = null };
        ColumnEncoder encoder = new();
        new FedColumn(column).Encode(encoder);
        Assert.Equal([2, 1, 0, 0], new FedColumn(column with { Index = column.Index + 1 }).Encode(encoder).Bytes);
    }

    [Fact]
    public void NeedsKey_ByWhatWasKept_OnlyWhereChangesCannotTell()
    {
        ColumnEncoder encoder = new();
        PlainColumn live = new() { Index = 10, Bids = [new(100, 1)] };
        PlainColumn dead = live with { Status = 4, Bids = [] };
        Assert.True(Needs(live), "nothing is kept");
        new FedColumn(live).Encode(encoder);
        Assert.False(Needs(live with { Index = 11 }));
        Assert.True(Needs(live with { Index = 12 }), "one is missing");
        Assert.False(Needs(dead with { Index = 11 }));
        new FedColumn(dead with { Index = 11 }).Encode(encoder);
        Assert.True(Needs(live with { Index = 12 }), "there is no book to change");
        Assert.False(Needs(dead with { Index = 12 }));

        bool Needs(PlainColumn column) => encoder.NeedsKey(new FedColumn(column).Content);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1L << 53)]
    public void Varint_NumberThatNoReaderHolds_IsRefused(long number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColumnBuffer().Varint(number));
}
