using Scalper.Core.Heatmap;

namespace Scalper.Tests.Heatmap;

/// <summary>Pages: each chain begins with a KEY, the bound holds, the oldest goes first.</summary>
public sealed class ColumnSeriesTests
{
    private const int Minutes15 = 900;

    [Theory]
    [InlineData(11, 50, 30)]
    [InlineData(12, 50, 0)]
    [InlineData(13, 1_000, 40)]
    [InlineData(14, 3, 4)]
    public void Copy_AtAnyTime_IsTheNewestColumnsAsTheyWereFed(ulong seed, int depth, int faultRate)
    {
        PageBudget budget = new(1 << 24);
        ColumnSeries series = new(budget, Minutes15);
        RandomColumns market = Market(seed, depth, faultRate);
        List<PlainColumn> fed = [];
        for (int i = 0; i < 3 * Minutes15; i++)
        {
            fed.Add(market.Next());
            series.Add(new FedColumn(fed[^1]).Content);
            if (i % 400 == 399)
            {
                IReadOnlyList<PlainColumn> read = ReferenceChain.ReadAll(1_000, series.Copy());
                Assert.True(read[0].IsKey);
                AssertNewest(fed, read);

                // All that are wanted, and at most a page more.
                Assert.True(read[0].Index <= Math.Max(fed[0].Index, fed[^1].Index - Minutes15 + 1 + 40), $"{read[0].Index}");
            }
        }
    }

    [Fact]
    public void Add_ManySymbolsOnASmallBudget_StayWithinItAndAFewPagesEach()
    {
        const int Pages = 40, Symbols = 6;
        PageBudget budget = new(Pages * ColumnSeries.PageBytes);
        ColumnSeries[] all = [.. Enumerable.Range(0, Symbols).Select(_ => new ColumnSeries(budget, Minutes15))];
        RandomColumns[] markets = [.. Enumerable.Range(0, Symbols).Select(i => Market((ulong)i, 50, 30))];
        List<PlainColumn>[] fed = [.. all.Select(_ => new List<PlainColumn>())];
        for (int i = 0; i < 2_000; i++)
        {
            for (int s = 0; s < Symbols; s++)
            {
                fed[s].Add(markets[s].Next());
                all[s].Add(new FedColumn(fed[s][^1]).Content);
            }

            Assert.InRange(budget.Used, 0, Pages * ColumnSeries.PageBytes);
        }

        Assert.Equal(Pages * ColumnSeries.PageBytes, budget.Used);
        Assert.All(all.Zip(fed), s => AssertNewest(s.Second, ReferenceChain.ReadAll(1_000, s.First.Copy())));
        Assert.All(all, s => s.Release());
        Assert.Equal(0, budget.Used);
        Assert.All(all, s => Assert.Empty(s.Copy()));
    }

    [Fact]
    public void Add_BudgetSpentByOthers_StillHoldsFourPages()
    {
        PageBudget budget = new(ColumnSeries.PageBytes);
        ColumnSeries greedy = new(budget, Minutes15), late = new(budget, Minutes15);
        Fill(greedy, 20);
        Fill(late, 21);
        Assert.Equal(2 * ColumnSeries.FewestPages * ColumnSeries.PageBytes, budget.Used);
        greedy.Release();
        late.Release();
        Assert.Equal(0, budget.Used);

        static void Fill(ColumnSeries series, ulong seed)
        {
            RandomColumns market = Market(seed, 50, 0);
            List<PlainColumn> fed = [];
            for (int i = 0; i < Minutes15; i++)
            {
                fed.Add(market.Next());
                series.Add(new FedColumn(fed[^1]).Content);
            }

            AssertNewest(fed, ReferenceChain.ReadAll(1_000, series.Copy()));
        }
    }

    [Fact]
    public void Add_BooksThatGrow_PagesGrowAndTheBudgetKnows()
    {
        PageBudget budget = new(1 << 22);
        ColumnSeries series = new(budget, columns: 60);
        RandomColumns shallow = Market(30, 5, 0), deep = new(31, 1_000, 2_000_000, 650_000, 1_000, 3, 5_000, 0);
        for (int i = 0; i < 300; i++)
        {
            series.Add(new FedColumn((i < 100 ? shallow : deep).Next()).Content);
            Assert.Equal(0, budget.Used % ColumnSeries.PageBytes);
            Assert.True(i != 99 || budget.Used <= 3 * ColumnSeries.PageBytes);
        }

        Assert.True(budget.Used > 4 * ColumnSeries.PageBytes, $"{budget.Used}");
        Assert.All(ReferenceChain.ReadAll(1_000, series.Copy()), c => Assert.True(c.Index >= 2_000_000));
    }

    private static RandomColumns Market(ulong seed, int depth, int faultRate) => new(seed, 1_000, 1_000_000, 650_000, depth, 3, 5_000, faultRate);

    private static void AssertNewest(List<PlainColumn> fed, IReadOnlyList<PlainColumn> read)
    {
        Assert.NotEmpty(read);
        IEnumerable<string> expected = fed.TakeLast(read.Count).Zip(read, (f, r) => (f with { IsKey = r.IsKey }).ToString());
        Assert.Equal(expected, read.Select(c => c.ToString()));
    }
}
