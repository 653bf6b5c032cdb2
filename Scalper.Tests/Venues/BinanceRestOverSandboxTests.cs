using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Binance;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Hosting;

namespace Scalper.Tests.Venues;

/// <summary>The REST of the second venue against an exchange that speaks it, over HTTP.</summary>
public sealed class BinanceRestOverSandboxTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private SandboxServer _venue = null!;
    private BinanceRest _rest = null!;

    public async Task InitializeAsync()
    {
        _venue = await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 100 });
        _rest = new BinanceRest(_http, new Uri(_venue.RestUrl));
    }

    public async Task DisposeAsync()
    {
        await _venue.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task ListContracts_Sandbox_AllAreReadAndTheRuleFollowsThem()
    {
        ContractList list = await _rest.ListContractsAsync(default);
        Assert.Null(list.Notice);
        Assert.Contains(list.Contracts, c => c.Symbol == "Binance:BTCUSDT");
        Assert.All(list.Contracts, c => Assert.True(c is { IsTrading: true, IsUsdtPerpetual: true, MaxLeverage: null, Volume24h: > 0, Turnover24h: > 0 }));
        Assert.Equal(10, UniverseRule.Choose(list.Contracts, new UniverseOptions { MaxSymbols = 10 }).Instruments.Count);
    }

    [Fact]
    public async Task ListContracts_BothVenues_NoSymbolIsOfTwo()
    {
        VenueRests rests = new([("Bybit", new BybitRest(_http, new Uri(_venue.RestUrl))), ("Binance", _rest)]);
        ContractList list = await rests.ListContractsAsync(default);
        Assert.Equal(["Bybit", "Binance"], list.Contracts.Select(c => c.Instrument.Venue).Distinct());
        Assert.Equal(list.Contracts.Count, list.Contracts.Select(c => c.Symbol).Distinct().Count());
        foreach (string symbol in (string[])["BTCUSDT", "Binance:BTCUSDT"])
        {
            Instrument listed = list.Contracts.Single(c => c.Symbol == symbol).Instrument, found = (await rests.FindInstrumentAsync(symbol, default))!;
            Assert.Equal(symbol, found.Symbol);
            Assert.True(listed.HasStepsOf(found));
        }

        Assert.Null(await rests.ReadBookAsync("BTCUSDT", default));
        Assert.NotNull(await rests.ReadBookAsync("Binance:BTCUSDT", default));
    }

    [Fact]
    public async Task Find_KnownAndUnknown_IsTheInstrumentOrNone()
    {
        Instrument? found = await _rest.FindInstrumentAsync("Binance:BTCUSDT", default);
        Assert.Equal(("Binance:BTCUSDT", "0.10", "0.001"), (found?.Symbol, found?.TickSize.Text, found?.QtyStep.Text));
        Assert.Equal("Binance:BTCUSDT", (await _rest.FindInstrumentAsync("BTCUSDT", default))?.Symbol);
        Assert.Null(await _rest.FindInstrumentAsync("Binance:NOPEUSDT", default));
    }

    [Fact]
    public async Task ReadTime_Sandbox_GoesOn()
    {
        long first = await _rest.ReadTimeAsync(default), second = await _rest.ReadTimeAsync(default);
        Assert.InRange(first, DateTimeOffset.UnixEpoch.AddYears(50).ToUnixTimeMilliseconds() * 1_000_000, second);
    }

    [Fact]
    public async Task ReadBook_KnownAndUnknown_IsAWholeBookOrRefused()
    {
        Instrument instrument = (await _rest.FindInstrumentAsync("Binance:ETHUSDT", default))!;
        byte[] frame = (await _rest.ReadBookAsync(instrument.Symbol, default))!;
        HeardEvents heard = new(new Instrument(instrument.Name, instrument.TickSize, instrument.QtyStep));
        Assert.Equal(DecodeResult.Handled, new BinanceCodec().Decode(frame, heard));
        Assert.Equal(2_000, Assert.Single(heard.Lines).Count(c => c == ':'));
        VenueRequestException refusal = await Assert.ThrowsAsync<VenueRequestException>(() => _rest.ReadBookAsync("Binance:NOPEUSDT", default));
        Assert.EndsWith("HTTP 400, code -1121", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "F-49")]
    public async Task ReadBook_VenueRefusesForAWhile_SaysForHowLong()
    {
        using StringContent fault = new("""{"cmd":"restfail","path":"depth","status":418,"retryAfter":120,"count":1}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage taken = await _http.PostAsync(new Uri($"{_venue.RestUrl}/control?venue=binance"), fault);
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
        VenueRequestException refusal = await Assert.ThrowsAsync<VenueRequestException>(() => _rest.ReadBookAsync("Binance:BTCUSDT", default));
        Assert.EndsWith("HTTP 418, code -1003", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(2), refusal.RetryAfter);
        Assert.NotNull(await _rest.ReadBookAsync("Binance:BTCUSDT", default));
    }
}
