using Scalper.Core.Features;

namespace Scalper.Tests.Features;

public sealed class RelativeSamplesTests
{
    private const long Second = 1_000_000_000;

    private readonly RelativeSamples _samples = new();

    [Fact]
    public void Read_UntilThreeHundredSamples_HasNoRanks()
    {
        Advance(0, Walls(3, 2, 0));
        Advance(299.9m, Walls(3, 2, 0));
        Assert.Equal((3.0, null, null), (Read(3, 2, 0).BidWallStrength, Read(3, 2, 0).BidWallRank, Read(3, 2, 0).SpoofingRank));
        Advance(300, Walls(3, 2, 0));
        Assert.Equal((0.5, 0.5, 0.5), (Read(3, 2, 0).BidWallRank, Read(3, 2, 0).AskWallRank, Read(3, 2, 0).SpoofingRank));
        Assert.Equal((1.0, 0.0, 1.0), (Read(4, 1, 10).BidWallRank, Read(4, 1, 10).AskWallRank, Read(4, 1, 10).SpoofingRank));
    }

    [Fact]
    public void AdvanceTo_WholeSecondExactly_TakesTheValueBeforeTheFrame()
    {
        Advance(0, Walls(3, 2, 0));
        Advance(300, Walls(3, 2, 0));
        Advance(301, Walls(5, 2, 0));
        Assert.Equal((300 + 0.5) / 301, Read(5, 2, 0).BidWallRank);
        Advance(301.999m, Walls(7, 2, 0));
        Assert.Equal(1.0, Read(7, 2, 0).BidWallRank);
    }

    [Fact]
    public void AdvanceTo_BookNotLive_TakesNoSample()
    {
        Advance(0, Walls(3, 2, 0));
        Advance(200, Walls(3, 2, 0));
        Advance(350, Walls(3, 2, 0), isLive: false);
        Assert.Null(Read(3, 2, 0).SpoofingRank);
        Advance(450, Walls(3, 2, 0));
        Assert.Equal(0.5, Read(3, 2, 0).SpoofingRank);
    }

    [Fact]
    public void AdvanceTo_SideOfFewLevels_HasNoSamplesWhileTheOtherHas()
    {
        Advance(0, Walls(null, 2, 0));
        Advance(400, Walls(null, 2, 0));
        Assert.Equal((null, 0.5), (Read(3, 2, 0).BidWallRank, Read(3, 2, 0).AskWallRank));
        Assert.Null(Read(null, 2, 0).BidWallRank);
    }

    [Fact]
    public void AdvanceTo_AnHourLater_HasForgottenWhatWasBefore()
    {
        Advance(0, Walls(9, 2, 0));
        Advance(600, Walls(9, 2, 0));
        Advance(600 + 3_599, Walls(3, 2, 0));
        Assert.Equal((3_599 + 0.5) / 3_600, Read(9, 2, 0).BidWallRank);
        Advance(600 + 3_600, Walls(3, 2, 0));
        Assert.Equal(1.0, Read(9, 2, 0).BidWallRank);
    }

    [Fact]
    public void AdvanceTo_SilenceOfYears_IsBoundedAndInstant()
    {
        Advance(0, Walls(3, 2, 0));
        _samples.AdvanceTo(long.MaxValue, isLive: true, Walls(3, 2, 0));
        Assert.Equal((0.5, 1.0), (Read(3, 2, 0).BidWallRank, Read(3, 2, 1).SpoofingRank));
    }

    /// <summary>Sixteen steps for each doubling from 1 on; half points of the spoofing score, 0 alone.</summary>
    [Theory]
    [InlineData(1.0, 1.06, 0.4, 0.1, true)]
    [InlineData(1.0, 1.0625, 0.5, 0.51, false)]
    [InlineData(1.99, 2.0, 0.0, 0.01, false)]
    [InlineData(8.0, 8.49, 50.0, 49.6, true)]
    [InlineData(8.49, 8.5, 50.0, 50.00001, false)]
    [InlineData(61_440.0, 1e12, 99.6, 100.0, true)]
    public void Read_TwoValues_AreOneWhereTheirStepIs(double strength, double otherStrength, double spoofing, double otherSpoofing, bool same)
    {
        Advance(0, Walls(strength, strength, spoofing));
        Advance(400, Walls(strength, strength, spoofing));
        RelativeFeatures other = Read(otherStrength, otherStrength, otherSpoofing);
        Assert.Equal((same, same), (other.BidWallRank == 0.5, other.SpoofingRank == 0.5));
    }

    private static WallFeatures Walls(double? bid, double? ask, double spoofing) => new() { BidStrength = bid, AskStrength = ask, SpoofingScore = spoofing };

    private RelativeFeatures Read(double? bid, double? ask, double spoofing) => _samples.Read(Walls(bid, ask, spoofing), trendStrength: null);

    private void Advance(decimal seconds, WallFeatures walls, bool isLive = true) => _samples.AdvanceTo((1_786_000_000 * Second) + (long)(seconds * Second), isLive, walls);
}
