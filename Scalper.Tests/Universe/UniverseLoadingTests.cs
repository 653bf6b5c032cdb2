using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Tests.Components;

namespace Scalper.Tests.Universe;

public sealed class UniverseLoadingTests
{
    private static readonly FallbackInstrument[] Fallback =
    [
        new() { Symbol = "BTCUSDT", TickSize = "0.10", QtyStep = "0.001" },
        new() { Symbol = "ETHUSDT", TickSize = "0.01", QtyStep = "0.01" },
        new() { Symbol = "SOLUSDT", TickSize = "0.010", QtyStep = "0.1" },
    ];

    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly ListedContract Listed = new(new Instrument("XUSDT", DecimalStep.Parse("0.1"), DecimalStep.Parse("1")), true, true, 50, 1, 1);

    [Fact]
    public async Task Load_VenueAnswers_AppliesTheRule()
    {
        FollowedUniverse universe = await UniverseLoading.LoadAsync(
            _ => Task.FromResult(new ContractList([Listed], [])), new() { Fallback = Fallback }, default);
        Assert.Equal((UniverseSource.Venue, "XUSDT", null), (universe.Source, universe.Instruments.Single().Symbol, universe.Notice));
    }

    [Fact]
    [Trait("Fault", "F-49")]
    public async Task Load_VenueFails_FollowsTheFallbackAndSaysSo()
    {
        FollowedUniverse universe = await LoadAsync(new() { Fallback = Fallback });
        Assert.Equal(UniverseSource.Fallback, universe.Source);
        Assert.Equal(["BTCUSDT", "ETHUSDT", "SOLUSDT"], universe.Instruments.Select(i => i.Symbol));
        Assert.Equal(("0.10", "0.001"), (universe.Instruments[0].TickSize.Text, universe.Instruments[0].QtyStep.Text));
        Assert.Contains("GET /x: HTTP 502", universe.Notice, StringComparison.Ordinal);
        Assert.Contains("the 3 instruments of the settings (Universe:Fallback)", universe.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_VenueFails_RespectsTheFixedListAndTheMost()
    {
        FollowedUniverse wanted = await LoadAsync(new() { Fallback = Fallback, Symbols = ["SOLUSDT", "BTCUSDT"] });
        Assert.Equal(["BTCUSDT", "SOLUSDT"], wanted.Instruments.Select(i => i.Symbol));
        FollowedUniverse few = await LoadAsync(new() { Fallback = Fallback, MaxSymbols = 2 });
        Assert.Equal(["BTCUSDT", "ETHUSDT"], few.Instruments.Select(i => i.Symbol));
    }

    [Fact]
    public async Task Load_ContractsLeftOut_AreInTheNotice()
    {
        FollowedUniverse universe = await UniverseLoading.LoadAsync(
            _ => Task.FromResult(new ContractList([Listed], ["ODDUSDT"])), new() { Symbols = ["XUSDT", "NOPEUSDT"] }, default);
        Assert.Equal(
            "Not traded on the venue, so not followed: NOPEUSDT. Contracts left out, because the venue's data of them could not be read (1): ODDUSDT.",
            universe.Notice);
    }

    [Fact]
    public async Task Load_VenueFails_RespectsIncludeAndExclude()
    {
        FollowedUniverse universe = await LoadAsync(
            new() { Fallback = Fallback, Symbols = ["BTCUSDT"], Include = ["SOLUSDT"], Prime = ["BTCUSDT"] });
        Assert.Equal(
            [("BTCUSDT", UniverseCategory.Prime, UniverseCriterion.Fallback), ("SOLUSDT", UniverseCategory.Normal, UniverseCriterion.Fallback)],
            universe.Verdicts.Select(v => (v.Symbol, v.Category, v.Criterion)));
        FollowedUniverse others = await LoadAsync(new() { Fallback = Fallback, Exclude = ["ETHUSDT"] });
        Assert.Equal(["BTCUSDT", "SOLUSDT"], others.Instruments.Select(i => i.Symbol));
    }

    [Fact]
    public async Task Load_VenueAnswers_SaysWhenAndAsksForNothingKept()
    {
        FollowedUniverse universe = await UniverseLoading.LoadAsync(
            _ => Task.FromResult(new ContractList([Listed], [])), _ => throw new InvalidOperationException("not asked"), new(), new ManualTime(Now), default);
        Assert.Equal((UniverseSource.Venue, Now), (universe.Source, universe.ListedAt));
    }

    [Theory]
    [InlineData(-5, "0 min")]
    [InlineData(119, "119 min")]
    [InlineData(120, "2 h")]
    [InlineData(47 * 60, "47 h")]
    [InlineData(48 * 60, "2 days")]
    public async Task Load_VenueFailsWithAListKept_FollowsThatAndSaysItsAge(int minutes, string age)
    {
        DateTimeOffset readAt = Now.AddMinutes(-minutes);
        FollowedUniverse universe = await LoadStoredAsync(new StoredContracts(readAt, [Listed]), new() { Fallback = Fallback, Include = ["NOPEUSDT"] });
        Assert.Equal((UniverseSource.Stored, readAt, "XUSDT"), (universe.Source, universe.ListedAt, universe.Instruments.Single().Symbol));
        Assert.Equal(
            $"The venue's instrument list could not be read (GET /x: HTTP 502): following 1 instruments of the list kept on {readAt:yyyy-MM-dd HH:mm} UTC, {age} old at this start. "
            + "Not traded on the venue, so not followed: NOPEUSDT.",
            universe.Notice);
    }

    [Fact]
    public async Task Load_VenueFailsWithNothingKept_FollowsTheFallback()
    {
        FollowedUniverse universe = await LoadStoredAsync(null, new() { Fallback = Fallback });
        Assert.Equal((UniverseSource.Fallback, 3, null), (universe.Source, universe.Instruments.Count, universe.ListedAt));
    }

    [Fact]
    public async Task Load_ABug_IsNotTakenForAVenueThatFails()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            UniverseLoading.LoadAsync(_ => throw new InvalidOperationException("bug"), new() { Fallback = Fallback }, default));
    }

    private static Task<FollowedUniverse> LoadStoredAsync(StoredContracts? stored, UniverseOptions options) => UniverseLoading.LoadAsync(
        _ => throw new VenueRequestException("GET /x: HTTP 502"), _ => Task.FromResult(stored), options, new ManualTime(Now), default);

    private static Task<FollowedUniverse> LoadAsync(UniverseOptions options) =>
        UniverseLoading.LoadAsync(_ => throw new VenueRequestException("GET /x: HTTP 502"), options, default);
}
