using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Tests.Evaluation.Showing;

public sealed class SymbolWorthOrderTests
{
    public static TheoryData<SymbolWorthColumn> Columns => [.. Enum.GetValues<SymbolWorthColumn>()];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Sort_EitherWay_SymbolsWithoutTheFigureAreLast(SymbolWorthColumn column)
    {
        SymbolWorth[] symbols = [new("ANONE", default), .. SampleWorth.Symbols];
        SymbolWorthOrder order = new SymbolWorthOrder(SymbolWorthColumn.Symbol).Next(column);
        string[] first = [.. order.Sort(symbols, 5.5).Select(s => s.Symbol)], second = [.. order.Next(column).Sort(symbols, 5.5).Select(s => s.Symbol)];
        Assert.Equal(first.Order(), second.Order());
        Assert.NotEqual(first, second);
        bool isKnownAnyway = column is SymbolWorthColumn.Symbol or SymbolWorthColumn.Blocks or SymbolWorthColumn.Discarded;
        Assert.Equal(!isKnownAnyway, first[^1] == "ANONE" && second[^1] == "ANONE");
    }

    [Fact]
    public void Headings_EveryColumn_IsThereOnceInOrder() => Assert.Equal(Enum.GetValues<SymbolWorthColumn>(), SymbolWorthHeading.All.Select(h => h.Column));
}
