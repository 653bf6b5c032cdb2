using Scalper.Core.Primitives;
using Scalper.Core.Replay.Session;
using Scalper.Web.Replays;

namespace Scalper.Tests.Replays;

/// <summary>What the bar writes of a replay, and reads from those who set it.</summary>
public sealed class ReplayWordsTests
{
    private static readonly long Noon = UnixTime.ToNs(new DateTimeOffset(2026, 8, 9, 12, 0, 0, TimeSpan.Zero))!.Value;

    [Theory]
    [InlineData("12:40", "2026-08-09T12:40:00.0000000Z")]
    [InlineData("1:02:03", "2026-08-09T01:02:03.0000000Z")]
    [InlineData("12:40:50.5", "2026-08-09T12:40:50.5000000Z")]
    [InlineData("2026-08-10T00:00:01", "2026-08-10T00:00:01.0000000Z")]
    [InlineData("2026-08-10 02:00+02:00", "2026-08-10T00:00:00.0000000Z")]
    [InlineData("", null)]
    [InlineData("noon", null)]
    [InlineData("25:00", null)]
    [InlineData("0001-01-01T00:00:00Z", null)]
    public void ReadTime_OfTheDayOrWithIt_IsThat(string text, string? expected) =>
        Assert.Equal(expected, ReplayWords.ReadTime(text, Noon) is { } ns ? ReplayWords.Iso(ns) : null);

    [Theory]
    [InlineData("1", 1.0)]
    [InlineData("0.25", 0.25)]
    [InlineData("100", 100.0)]
    [InlineData("max", double.PositiveInfinity)]
    [InlineData("MAX", double.PositiveInfinity)]
    [InlineData("0.2", null)]
    [InlineData("101", null)]
    [InlineData("1e1", null)]
    [InlineData("-1", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void ReadSpeed_WithinItsRange_IsThat(string? text, double? expected) => Assert.Equal(expected, ReplayOptions.ReadSpeed(text));

    [Fact]
    public void Speeds_OnOffer_AreReadAsWritten() =>
        Assert.All(ReplayWords.Speeds, speed => Assert.Equal(speed, ReplayWords.Speed(ReplayOptions.ReadSpeed(speed)!.Value)));

    [Fact]
    public void Place_EveryPlaceOfTheBar_IsThatOfItsTime()
    {
        ReplayPosition at = new(ReplayState.Paused, 1, Noon, Noon, Noon + 3_600_000_000_000, null, 0, 0, [], null);
        Assert.All(Enumerable.Range(0, ReplayWords.ScrubSteps + 1), place => Assert.Equal(place, ReplayWords.Place(at with { NowNs = ReplayWords.TimeAt(at, place) })));
        Assert.Equal((at.FromNs, at.ToNs), (ReplayWords.TimeAt(at, -5), ReplayWords.TimeAt(at, int.MaxValue)));
        Assert.Equal(0, ReplayWords.Place(at with { ToNs = at.FromNs }));
    }
}
