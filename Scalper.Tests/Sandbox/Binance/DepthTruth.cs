using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Tests.Sandbox.Binance;

/// <summary>The exchange's own book at each update id of its streams of 100 ms, to compare with.</summary>
internal sealed class DepthTruth
{
    private readonly Dictionary<(string Symbol, long Id), (decimal Price, decimal Quantity)[][]> _books = [];

    internal void Note(DepthFeed feed)
    {
        if (feed.Stream.IntervalMs == 100)
        {
            _books[(feed.Symbol, feed.UpdateId)] = [Levels(feed, feed.Bids), Levels(feed, feed.Asks)];
        }
    }

    internal void AssertEqual(DepthFollower book)
    {
        (decimal, decimal)[][] truth = _books[(book.Symbol, book.UpdateId)];
        AssertEqual(truth[0], book.Bids);
        AssertEqual(truth[1], book.Asks);
    }

    private static void AssertEqual((decimal Price, decimal Quantity)[] truth, SortedDictionary<decimal, decimal> side)
    {
        int place = 0;
        foreach ((decimal price, decimal quantity) in side)
        {
            if (place >= truth.Length || truth[place] != (price, quantity))
            {
                Assert.Fail($"level {place}: expected that of {string.Join(' ', truth.Skip(place).Take(3))}, got {(price, quantity)}");
            }

            place++;
        }

        Assert.Equal(truth.Length, place);
    }

    private static (decimal, decimal)[] Levels(DepthFeed feed, ReadOnlySpan<Level> levels)
    {
        (decimal, decimal)[] numbers = new (decimal, decimal)[levels.Length];
        for (int i = 0; i < levels.Length; i++)
        {
            numbers[i] = (Number(feed.Contract.Terms.Price, levels[i].Price), Number(feed.Contract.Terms.Quantity, levels[i].Quantity));
        }

        return numbers;
    }

    private static decimal Number(NumberForm form, long count) => new decimal(count * form.Step) / (decimal)Math.Pow(10, form.Digits);
}
