using Scalper.Core.Heatmap;
using Scalper.Tests.Heatmap;
using Scalper.Web.Hubs;

namespace Scalper.Tests.Hubs;

public sealed class HeldColumnsTests
{
    private const long Plenty = 1 << 30;

    [Fact]
    public void Add_LongerThanItsTime_DropsTheOldestUpToAKey()
    {
        HeldColumns held = new(seconds: 30);
        ColumnScript script = new(1);
        for (int i = 0; i < 1_000; i++)
        {
            held.Add(script.Next(), Plenty);
        }

        Assert.True(held[held.Start].IsKey);
        Assert.InRange(held.End - held.Start, 240, 300);
        Assert.Equal(1_000, held.End);
    }

    [Fact]
    public void Add_MoreThanItsMemory_DropsTheOldestUpToAKey()
    {
        HeldColumns held = new(seconds: 900);
        ColumnScript script = new(2);
        for (int i = 0; i < 2_000; i++)
        {
            held.Add(script.Next(trades: i % 3), 100_000);
            Assert.True(held[held.Start].IsKey);
        }

        Assert.InRange(held.Bytes, 50_000, 100_000);
        Assert.Equal(held.From(held.Start).Sum(static c => c.Column.Length + 96L + (80 * c.Trades.Count)), held.Bytes);
    }

    [Fact]
    public void Add_NoMemoryAtAll_KeepsTheNewestChain()
    {
        HeldColumns held = new(seconds: 900);
        ColumnScript script = new(3);
        for (int i = 0; i < 300; i++)
        {
            held.Add(script.Next(), mostBytes: 0);
            Assert.True(held[held.Start].IsKey);
            Assert.InRange(held.End - held.Start, 1, 60);
        }
    }

    [Fact]
    public void Find_IndexHeldLostAndUnknown_PositionOrNone()
    {
        HeldColumns held = new(seconds: 900);
        ColumnScript script = new(4, firstIndex: 1_000);
        for (int i = 0; i < 20; i++)
        {
            ColumnUpdate column = script.Next(isKept: i != 7);
            if (i != 7)
            {
                held.Add(column, Plenty);
            }
        }

        Assert.Equal(0, held.Find(1_000));
        Assert.Equal(6, held.Find(1_006));
        Assert.Null(held.Find(1_007));
        Assert.Equal(7, held.Find(1_008));
        Assert.Equal(18, held.Find(1_019));
        Assert.Null(held.Find(999));
        Assert.Null(held.Find(1_020));
    }

    [Theory]
    [InlineData(1_003, 1_010)]
    [InlineData(1_000, 1_000)]
    [InlineData(1_019, 1_020)]
    public void FindBeginning_FromTheMiddleOfASecond_TheFirstKeyAtAWholeOne(long first, long beginning)
    {
        HeldColumns held = new(seconds: 900);
        ColumnScript script = new(5, first);
        for (int i = 0; i < 50; i++)
        {
            held.Add(script.Next(), Plenty);
        }

        Assert.Equal(beginning, held[held.FindBeginning()].Index);
    }

    [Fact]
    public void FindBeginning_NoKeyAtAWholeSecondYet_TheOldest()
    {
        HeldColumns held = new(seconds: 900);
        ColumnScript script = new(6, 1_003);
        Assert.Equal(0, held.FindBeginning());
        held.Add(script.Next(), Plenty);
        Assert.Equal(0, held.FindBeginning());
    }

    [Fact]
    public void Through_EveryIndex_CutsBetweenColumns()
    {
        ColumnScript script = new(7, 1_000);
        for (int i = 0; i < 200; i++)
        {
            script.Next(isLive: i % 37 != 9);
        }

        byte[] chain = script.Past.Columns;
        for (long last = 99; last <= 121; last++)
        {
            IEnumerable<KeyValuePair<long, string>> read = ReferenceChain.ReadAll(1_000, ColumnChain.Through(chain, last).ToArray())
                .Select(static column => KeyValuePair.Create(column.Index, Picture.Text(column.Status, column.Bids, column.Asks)));
            Assert.Equal(script.SecondTruth.Where(c => c.Key <= last).OrderBy(static c => c.Key), read);
        }
    }
}
