using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Tests.Components;
using Scalper.Tests.Sandbox;
using Scalper.Web.Data;
using Scalper.Web.Market;
using Scalper.Web.Settings;

namespace Scalper.Tests.Hosting;

/// <summary>The clock that has the universe refreshed.</summary>
public sealed class UniverseRefreshTests : IAsyncDisposable
{
    private static readonly Instrument Contract = new("AUSDT", DecimalStep.Parse("0.1"), DecimalStep.Parse("1"));

    private readonly ManualTime _time = new();
    private readonly FakeMarket _market = new("AUSDT");
    private readonly ListingRest _venue = new();
    private readonly LoggedLines _log = new();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly FakeTrail _trail = new();
    private readonly UniverseDesk _desk;
    private readonly UniverseRefresh _refresh;
    private int _minutes;

    public UniverseRefreshTests()
    {
        MarketSettings settings = MarketSettings.Read(new SettingsReader(new ConfigurationBuilder().Build()));
        ContractShelf shelf = new(_services.GetRequiredService<IServiceScopeFactory>(), NullLogger<ContractShelf>.Instance);
        SymbolListShelf lists = new(_services.GetRequiredService<IServiceScopeFactory>(), _time, NullLogger<SymbolListShelf>.Instance);
        _desk = new UniverseDesk(_market, new RuleInForce(settings, lists), shelf, _trail, _time, NullLogger<UniverseDesk>.Instance);
        _refresh = new UniverseRefresh(_market, _desk, settings, _time, new Logger<UniverseRefresh>(_log));
    }

    public async ValueTask DisposeAsync()
    {
        _refresh.Dispose();
        _desk.Dispose();
        await _services.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Run_ListOfTheVenue_IsReadEveryFifteenMinutes()
    {
        Follow(UniverseSource.Venue);
        await PassAsync(minutes: 31);
        Assert.Equal([15, 30], _venue.AskedAt);
    }

    [Theory]
    [InlineData(UniverseSource.Fallback)]
    [InlineData(UniverseSource.Stored)]
    public async Task Run_NoListOfTheVenue_IsAskedForEachMinuteUntilItAnswers(UniverseSource source)
    {
        Follow(source);
        _venue.Fails = true;
        await PassAsync(minutes: 3);
        _venue.Fails = false;
        await PassAsync(minutes: 20);
        Assert.Equal([1, 2, 3, 4, 19], _venue.AskedAt);
        Assert.Equal((UniverseSource.Venue, 1), (_market.Universe!.Source, _log.Count("The universe could not be refreshed (down): trying again every minute")));
    }

    [Fact]
    public async Task Run_EngineHasNoUniverseYet_AsksNobody()
    {
        await PassAsync(minutes: 31);
        Assert.Empty(_venue.AskedAt);
    }

    private void Follow(UniverseSource source)
    {
        FollowedUniverse universe = new(source, [Contract], null) { Verdicts = [new(Contract, UniverseCategory.Normal, UniverseCriterion.Rank, "", null)] };
        _market.Universe = universe;
        _venue.Now = () => _minutes;
        _desk.Open(_venue, keepAs: null);
    }

    private async Task PassAsync(int minutes)
    {
        for (int i = 0; i < minutes; i++)
        {
            _minutes++;
            _time.Advance(TimeSpan.FromMinutes(1));
            await _refresh.LookAsync(CancellationToken.None);
        }
    }

    private sealed class ListingRest : IVenueRest
    {
        public Func<int> Now { get; set; } = () => 0;

        public bool Fails { get; set; }

        public List<int> AskedAt { get; } = [];

        public Task<ContractList> ListContractsAsync(CancellationToken cancellation)
        {
            AskedAt.Add(Now());
            return Fails
                ? throw new VenueRequestException("down")
                : Task.FromResult(new ContractList([new ListedContract(Contract, true, true, 50, 1, 1)], []));
        }

        public Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<byte[]?> ReadBookAsync(string symbol, CancellationToken cancellation) => throw new NotSupportedException("has no books");

        public Task<long> ReadTimeAsync(CancellationToken cancellation) => throw new NotSupportedException();
    }
}
