using System.Text;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Tests.Universe;

public sealed class VenueRestsTests
{
    private readonly OneVenue _bybit = new("BTCUSDT", "ETHUSDT"), _binance = new("Binance:BTCUSDT");
    private readonly VenueRests _rests;

    public VenueRestsTests() => _rests = new([("Bybit", _bybit), ("Binance", _binance)]);

    [Fact]
    public async Task ListContracts_AllAnswer_AreInTheOrderOfVenues()
    {
        _binance.LeftOut = ["Binance:ODDUSDT"];
        ContractList list = await _rests.ListContractsAsync(default);
        Assert.Equal(["BTCUSDT", "ETHUSDT", "Binance:BTCUSDT"], list.Contracts.Select(c => c.Symbol));
        Assert.Empty(list.Silent);
        Assert.Equal("Contracts left out, because the venue's data of them could not be read (1): Binance:ODDUSDT.", list.Notice);
    }

    [Fact]
    [Trait("Fault", "F-49")]
    public async Task ListContracts_OneNeverAnswered_IsMissingAndTheListSaysSo()
    {
        _bybit.Fault = new VenueRequestException("GET /list: HTTP 502");
        ContractList list = await _rests.ListContractsAsync(default);
        Assert.Equal(["Binance:BTCUSDT"], list.Contracts.Select(c => c.Symbol));
        Assert.Equal("Bybit's instrument list could not be read (GET /list: HTTP 502): nothing stands in, it has not answered before.", list.Notice);
    }

    [Fact]
    [Trait("Fault", "F-49")]
    public async Task ListContracts_OneFailsLater_IsStoodInForByItsLastListUntilItAnswers()
    {
        _bybit.LeftOut = ["ODDUSDT"];
        await _rests.ListContractsAsync(default);
        _bybit.Fault = new VenueRequestException("GET /list: HTTP 502");
        _binance.Symbols = ["Binance:SOLUSDT"];
        ContractList list = await _rests.ListContractsAsync(default);
        Assert.Equal(["BTCUSDT", "ETHUSDT", "Binance:SOLUSDT"], list.Contracts.Select(c => c.Symbol));
        Assert.Equal(
            "Bybit's instrument list could not be read (GET /list: HTTP 502): its last one stands in, of 2 contracts. "
            + "Contracts left out, because the venue's data of them could not be read (1): ODDUSDT.",
            list.Notice);
        (_bybit.Fault, _bybit.LeftOut, _bybit.Symbols) = (null, [], ["XRPUSDT"]);
        list = await _rests.ListContractsAsync(default);
        Assert.Equal(("XRPUSDT", null), (list.Contracts[0].Symbol, list.Notice));
    }

    [Theory]
    [InlineData(30, 20, 20)]
    [InlineData(20, 30, 20)]
    [InlineData(null, 30, null)]
    [InlineData(null, null, null)]
    public async Task ListContracts_NoneAnswers_IsRefusedInTheWordsOfAll(int? first, int? second, int? expected)
    {
        await _rests.ListContractsAsync(default);
        _bybit.Fault = new VenueRequestException("GET /a: HTTP 403") { RetryAfter = Seconds(first) };
        _binance.Fault = new VenueRequestException("GET /b: HTTP 418") { RetryAfter = Seconds(second) };
        VenueRequestException refusal = await Assert.ThrowsAsync<VenueRequestException>(() => _rests.ListContractsAsync(default));
        Assert.Equal("Bybit: GET /a: HTTP 403; Binance: GET /b: HTTP 418", refusal.Message);
        Assert.Equal(Seconds(expected), refusal.RetryAfter);
    }

    [Fact]
    public async Task ListContracts_CallerGivesUp_IsCancelledAndNoRefusal()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _rests.ListContractsAsync(new CancellationToken(canceled: true)));
        Assert.Null((await _rests.ListContractsAsync(default)).Notice);
    }

    [Fact]
    public async Task Find_Symbol_IsAskedOfItsVenueAlone()
    {
        Assert.Equal("ETHUSDT", (await _rests.FindInstrumentAsync("ETHUSDT", default))?.Symbol);
        Assert.Equal("Binance:BTCUSDT", (await _rests.FindInstrumentAsync("Binance:BTCUSDT", default))?.Symbol);
        Assert.Null(await _rests.FindInstrumentAsync("Binance:ETHUSDT", default));
        Assert.Equal(["ETHUSDT"], _bybit.Asked);
        Assert.Equal(["Binance:BTCUSDT", "Binance:ETHUSDT"], _binance.Asked);
    }

    [Fact]
    public async Task ReadBook_Symbol_IsAskedOfItsVenueAlone()
    {
        Assert.Equal("Binance:BTCUSDT", Encoding.UTF8.GetString((await _rests.ReadBookAsync("Binance:BTCUSDT", default))!));
        Assert.Empty(_bybit.Asked);
    }

    [Fact]
    public async Task ReadTime_SeveralVenues_IsTheFirstOnes()
    {
        (_bybit.TimeNs, _binance.TimeNs) = (1, 2);
        Assert.Equal(1, await _rests.ReadTimeAsync(default));
    }

    [Fact]
    public async Task Ask_SymbolOfNoVenueThere_IsRefusedWithThoseThereAre()
    {
        foreach (Func<Task> ask in new Func<Task>[] { () => _rests.FindInstrumentAsync("Okx:BTCUSDT", default), () => _rests.ReadBookAsync("Okx:BTCUSDT", default) })
        {
            Assert.Equal("expected a symbol of Bybit or Binance, came Okx:BTCUSDT", (await Assert.ThrowsAsync<VenueRequestException>(ask)).Message);
        }
    }

    [Fact]
    public void New_NoVenue_IsRefused() => Assert.Throws<ArgumentException>(() => new VenueRests([]));

    private static TimeSpan? Seconds(int? seconds) => seconds is { } some ? TimeSpan.FromSeconds(some) : null;

    private sealed class OneVenue(params string[] symbols) : IVenueRest
    {
        public IReadOnlyList<string> Symbols { get; set; } = symbols;

        public IReadOnlyList<string> LeftOut { get; set; } = [];

        public VenueRequestException? Fault { get; set; }

        public long TimeNs { get; set; }

        public List<string> Asked { get; } = [];

        public Task<ContractList> ListContractsAsync(CancellationToken cancellation) =>
            cancellation.IsCancellationRequested ? Task.FromCanceled<ContractList>(cancellation)
            : Fault is { } fault ? Task.FromException<ContractList>(fault)
            : Task.FromResult(new ContractList([.. Symbols.Select(s => new ListedContract(Of(s), true, true, null, 1, 1))], LeftOut));

        public Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation)
        {
            Asked.Add(symbol);
            return Task.FromResult(Symbols.Contains(symbol) ? Of(symbol) : null);
        }

        public Task<byte[]?> ReadBookAsync(string symbol, CancellationToken cancellation)
        {
            Asked.Add(symbol);
            return Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes(symbol));
        }

        public Task<long> ReadTimeAsync(CancellationToken cancellation) => Task.FromResult(TimeNs);

        private static Instrument Of(string symbol) => new(symbol, DecimalStep.Parse("0.1"), DecimalStep.Parse("1"));
    }
}
