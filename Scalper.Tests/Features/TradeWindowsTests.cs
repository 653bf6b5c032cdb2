using Scalper.Core.Events;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Features;

public sealed class TradeWindowsTests
{
    private const long Second = 1_000_000_000;
    private const long Origin = 1_786_000_000 * Second;

    private static readonly Instrument Instrument = new("AUSDT", DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001"));

    private readonly TradeWindows _windows = new(Instrument);
    private DeltaFeatures _features;
    private readonly List<(long Now, ReferenceTrade Trade)> _history = [];

    /// <summary>Half an hour: the quarter of an hour fills, and slides.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Read_HalfAnHourOfSeededTrades_AgreesWithReference(int seed)
    {
        Random random = new(seed);
        int known = 0;
        for (long now = Origin; now < Origin + (1_800 * Second); now += random.Next(0, 4) * 500_000_000L)
        {
            for (int i = random.Next(3); i > 0; i--)
            {
                Trade(now, random.Next(2) == 0, random.Next(1_000, 2_000), random.Next(1, 100));
            }

            ReferenceDelta expected = ReferenceDelta.Of(_history, ReferenceSideSource.Venue, now);
            DeltaFeatures actual = Read(now);
            AssertClose(expected.Delta60s, actual.Delta60s);
            AssertClose(expected.DeltaQuote5s, actual.DeltaQuote5s);
            AssertClose(expected.TradesPerSecond, actual.TradesPerSecond);
            AssertClose(expected.TradeRateRatio, actual.TradeRateRatio);
            AssertClose(expected.Cvd, actual.Cvd);
            known += actual.TradeRateRatio is null ? 0 : 1;
        }

        Assert.InRange(known, 100, int.MaxValue);
    }

    [Fact]
    public void Read_SilenceOfAnHour_HasNoUsualRate()
    {
        Trade(Origin, true, 1_000, 1);
        Assert.Equal((0.0, null, 0.001), Rates(Origin + (3_600 * Second)));
    }

    [Fact]
    public void Read_SecondWithTheFirstTrade_CountsOnceItIsWhole()
    {
        Trade(Origin, true, 1_000, 1);
        Assert.Equal((0.0, null, 0.001), Rates(Origin + (900 * Second) - 1));
        Assert.Equal((0.0, 0.0, 0.001), Rates(Origin + (900 * Second)));
        Assert.Equal((0.0, null, 0.001), Rates(Origin + (901 * Second)));
    }

    [Fact]
    public void Break_ThenATrade_BeginsEverythingAnew()
    {
        Trade(Origin, true, 1_000, 5);
        _windows.Break();
        Assert.Equal(default, Read(Origin + (2 * Second)));
        Trade(Origin + (3 * Second), false, 1_000, 2);
        DeltaFeatures features = Read(Origin + (4 * Second));
        Assert.Equal((-0.002, (Origin / 1_000_000) + 3_000, 0.0, null), (features.Cvd, features.CvdSince, features.Delta1s, features.Delta5s));
    }

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-9 * Math.Max(1, Math.Abs(expected ?? 0)));
    }

    private DeltaFeatures Read(long now)
    {
        _windows.Refresh(now, ref _features);
        return _features;
    }

    private (double? Rate, double? Ratio, double? Cvd) Rates(long now)
    {
        DeltaFeatures features = Read(now);
        return (features.TradesPerSecond, features.TradeRateRatio, features.Cvd);
    }

    private void Trade(long now, bool isBuy, long ticks, long lots)
    {
        AggressorSide side = isBuy ? AggressorSide.Buy : AggressorSide.Sell;
        _windows.Add(new Trade { PriceTicks = ticks, QtyLots = lots, Side = side }, side, now);
        _history.Add((now, new ReferenceTrade("", 0, isBuy, null, ticks * 0.10m, lots * 0.001m, false, false)));
    }
}
