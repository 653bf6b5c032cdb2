using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Tests.Components;
using Scalper.Web.Data;
using Scalper.Web.Market;
using Scalper.Web.Settings;

namespace Scalper.Tests.Hosting;

/// <summary>Lists and engines that do not fit together as they should.</summary>
public sealed class UniverseDeskTests : IAsyncDisposable
{
    private readonly FakeMarket _market = new("AUSDT", "BUSDT");
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly FakeTrail _trail = new();
    private readonly UniverseDesk _desk;
    private ContractList _list = new([Listed("AUSDT"), Listed("BUSDT")], []);

    public UniverseDeskTests()
    {
        MarketSettings settings = MarketSettings.Read(new SettingsReader(new ConfigurationBuilder().Build()));
        ContractShelf shelf = new(_services.GetRequiredService<IServiceScopeFactory>(), NullLogger<ContractShelf>.Instance);
        SymbolListShelf lists = new(_services.GetRequiredService<IServiceScopeFactory>(), new ManualTime(), NullLogger<SymbolListShelf>.Instance);
        _desk = new UniverseDesk(_market, new RuleInForce(settings, lists), shelf, _trail, new ManualTime(), NullLogger<UniverseDesk>.Instance);
        _desk.Open(new Rest(() => _list), keepAs: null);
        _market.Universe = UniverseLoading.Choose(_list, new UniverseOptions());
    }

    public async ValueTask DisposeAsync()
    {
        _desk.Dispose();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task RefreshByItself_HeldWhileStepsInForceAreNewerThanTheList_KeepsThoseInForce()
    {
        _list = new ContractList([Listed("CUSDT")], []);
        UniverseRefreshOutcome outcome = (await _desk.RefreshByItselfAsync(CancellationToken.None))!;
        Assert.False(outcome.IsApplied);
        Assert.Contains("waits for an administrator", _market.Universe!.Notice, StringComparison.Ordinal);
        Assert.Equal(_market.Symbols.Select(s => s.Instrument), _market.Universe.Instruments);
    }

    [Theory]
    [InlineData(UniverseSource.Fallback)]
    [InlineData(UniverseSource.Stored)]
    public async Task RefreshByItself_FirstListAfterAStartWithoutTheVenue_IsFollowedWhateverItDrops(UniverseSource source)
    {
        _market.Universe = _market.Universe! with { Source = source };
        _list = new ContractList([Listed("CUSDT")], []);
        Assert.True((await _desk.RefreshByItselfAsync(CancellationToken.None))!.IsApplied);
        Assert.Equal((UniverseSource.Venue, "CUSDT"), (_market.Universe.Source, Assert.Single(_market.Universe.Instruments).Symbol));
    }

    [Fact]
    public async Task Preview_ContractReadOnOnePageAndSpoiltOnAnother_IsOnTheListOnce()
    {
        _list = _list with { LeftOut = ["BUSDT", "(no symbol)", "BUSDT"] };
        UniversePreview preview = (await _desk.PreviewAsync(null, CancellationToken.None))!;
        Assert.Equal(["AUSDT", "BUSDT"], preview.Next.Instruments.Select(i => i.Symbol));
    }

    [Fact]
    public async Task Preview_ContractThatCannotBeRead_GoesOnInTheStepsInForce()
    {
        _list = new ContractList([Listed("AUSDT")], ["BUSDT"]);
        UniversePreview preview = (await _desk.PreviewAsync(null, CancellationToken.None))!;
        Assert.Equal(["AUSDT 0.1", "BUSDT 0.10"], preview.Next.Instruments.Select(i => $"{i.Symbol} {i.TickSize.Text}"));
        Assert.Equal(["AUSDT"], preview.Diff.Changes.Select(c => c.Symbol));
    }

    [Fact]
    public async Task Preview_SymbolOffTheListThatALaneStillFollows_IsToBeDropped()
    {
        _market.Follow("ZUSDT");
        UniversePreview preview = (await _desk.PreviewAsync(null, CancellationToken.None))!;
        Assert.Equal((3, "ZUSDT", "no longer on the list"), (preview.Followed, Assert.Single(preview.Diff.Drops).Symbol, preview.Diff.Drops[0].Why));
    }

    // The engine's steps are "0.10" and "0.001".
    private static ListedContract Listed(string symbol) =>
        new(new Instrument(symbol, DecimalStep.Parse("0.1"), DecimalStep.Parse("0.001")), true, true, 50, 1, 1);

    private sealed class Rest(Func<ContractList> list) : IVenueRest
    {
        public Task<ContractList> ListContractsAsync(CancellationToken cancellation) => Task.FromResult(list());

        public Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<byte[]?> ReadBookAsync(string symbol, CancellationToken cancellation) => throw new NotSupportedException("has no books");

        public Task<long> ReadTimeAsync(CancellationToken cancellation) => throw new NotSupportedException();
    }
}
