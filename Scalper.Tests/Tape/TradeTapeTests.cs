using FsCheck.Fluent;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Tape;
using Scalper.Tests.Primitives;
using static Scalper.Tests.Tape.TestTrades;

namespace Scalper.Tests.Tape;

public sealed class TradeTapeTests
{
    private readonly TradeTape _tape = new(SideSource.Venue);

    [Fact]
    public void New_Tape_HasNothing()
    {
        Assert.Equal((0, 0, 0, 0L, 0L, null), (_tape.Count, _tape.Buys, _tape.Sells, _tape.BuyLots, _tape.SellLots, _tape.LastTicks));
    }

    [Fact]
    public void Add_BeyondCapacity_KeepsTheLastHundredNewestFirst()
    {
        for (int i = 1; i <= 250; i++)
        {
            _tape.Add(Trade(i, qty: i, side: i % 2 == 0 ? AggressorSide.Buy : AggressorSide.Sell, price: i));
        }

        Assert.Equal((100, 50, 50, 250L), (_tape.Count, _tape.Buys, _tape.Sells, _tape.LastTicks));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => 250L - i), Enumerable.Range(0, 100).Select(i => _tape[i].PriceTicks));
        Assert.Equal(Enumerable.Range(151, 100).Where(i => i % 2 == 0).Sum(), _tape.BuyLots);
        Assert.Equal(Enumerable.Range(151, 100).Where(i => i % 2 == 1).Sum(), _tape.SellLots);
    }

    [Fact]
    [Trait("Fault", "F-40")]
    public void IsDuplicate_IdOnTheTape_IsCounted_IdThatLeftIsNew()
    {
        for (int i = 1; i <= 101; i++)
        {
            _tape.Add(Trade(i));
        }

        Assert.True(_tape.IsDuplicate(Trade(2)));
        Assert.True(_tape.IsDuplicate(Trade(101)));
        Assert.False(_tape.IsDuplicate(Trade(1)));
        Assert.False(_tape.IsDuplicate(Trade(102)));
        Assert.Equal(2, _tape.Duplicates);
    }

    [Theory]
    [InlineData(SideSource.Venue, TickDirection.MinusTick, AggressorSide.Buy)]
    [InlineData(SideSource.TickDirection, TickDirection.MinusTick, AggressorSide.Sell)]
    [InlineData(SideSource.TickDirection, TickDirection.ZeroMinusTick, AggressorSide.Sell)]
    [InlineData(SideSource.TickDirection, TickDirection.PlusTick, AggressorSide.Buy)]
    [InlineData(SideSource.TickDirection, TickDirection.ZeroPlusTick, AggressorSide.Buy)]
    [InlineData(SideSource.TickDirection, TickDirection.None, AggressorSide.Buy)]
    public void FlowSide_OfABuy_FollowsTheSetting(SideSource source, TickDirection tick, AggressorSide expected)
    {
        TradeTape tape = new(source);
        Trade trade = Trade(1, qty: 7, tick: tick);
        tape.Add(trade);
        Assert.Equal(expected, tape.FlowSide(trade));
        Assert.Equal((expected == AggressorSide.Buy ? 7 : 0, expected == AggressorSide.Sell ? 7 : 0), (tape.BuyLots, tape.SellLots));
        Assert.Equal(tick is TickDirection.MinusTick or TickDirection.ZeroMinusTick ? 1 : 0, tape.Disagreements);
    }

    [Fact]
    public void Add_AnyTrades_SumsAreThoseOfTheTradesHeld()
    {
        var trades = from id in Gen.Choose(0, 1_000_000)
                     from qty in Gen.Choose(1, 1_000)
                     from side in Gen.Elements(AggressorSide.Buy, AggressorSide.Sell)
                     from tick in Gen.Elements(Enum.GetValues<TickDirection>())
                     select Trade(id, qty, side, tick: tick);
        Properties.ForAll(trades.ListOf(230), list =>
        {
            TradeTape tape = new(SideSource.TickDirection);
            foreach (Trade trade in list)
            {
                tape.Add(trade);
            }

            Trade[] held = [.. list.TakeLast(TradeTape.Capacity)];
            Assert.Equal(held.Reverse(), Enumerable.Range(0, tape.Count).Select(i => tape[i]));
            Assert.Equal(held.Where(t => tape.FlowSide(t) == AggressorSide.Buy).Sum(t => t.QtyLots), tape.BuyLots);
            Assert.Equal(held.Where(t => tape.FlowSide(t) == AggressorSide.Sell).Sum(t => t.QtyLots), tape.SellLots);
            Assert.Equal(held.Count(t => tape.FlowSide(t) == AggressorSide.Sell), tape.Sells);
            Assert.Equal(held.Count(t => tape.FlowSide(t) != t.Side), tape.Disagreements);
        });
    }
}
