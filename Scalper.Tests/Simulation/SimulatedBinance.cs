using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues;
using Scalper.Core.Venues.Binance;
using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Tests.Simulation;

/// <summary>Binance, whose streams come over two connections a lane, and whose books are fetched.</summary>
internal sealed class SimulatedBinance : SimulatedVenue, IDisposable
{
    private readonly SimulationPlan _plan;
    private readonly BinanceExchange _exchange;
    private readonly SimulatedRest _rest;
    private readonly HttpClient _http;
    private readonly BinanceRest _client;

    public SimulatedBinance(SimulationPlan plan)
    {
        _plan = plan;
        _exchange = new BinanceExchange(new SyntheticMarket(plan.Seed, plan.MessagesPerSecond), new BinanceSettings { Seed = plan.Seed });
        _exchange.Contracts.DepthPublished = Note;
        _exchange.FaultCarried = fault => NoteFrozen(fault.Command);
        _rest = new SimulatedRest(_exchange, () => NowNs);
        _http = new HttpClient(_rest);
        _client = new BinanceRest(_http, new Uri("http://venue"));
        Requests = Venue.NewRequests(Depth);
        Instruments = new SimulatedInstruments(Find);
        Snapshots = new SimulatedSnapshots(Fetch, plan.Options.SnapshotsPerMinute);
    }

    public override IVenue Venue => BinanceVenue.Instance;

    public override VenueStepper Exchange => _exchange;

    public override SimulatedInstruments Instruments { get; }

    public override SimulatedSnapshots Snapshots { get; }

    public override string? Complaint => _rest.UsedWeight > new BinanceSettings().WeightPerMinute ? $"REST calls of weight {_rest.UsedWeight} within a minute" : null;

    public override int FaultsOfBeginningAnew => 2;

    public override FaultSchedule NewFaults() => new(_plan.Seed, _plan.FaultsPerMinute, FaultSchedule.BinanceKinds);

    public override bool Has(string name) => name.EndsWith("USDT", StringComparison.Ordinal);

    public override Instrument? Find(string symbol)
    {
        try
        {
            return _client.FindInstrumentAsync(symbol, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (VenueRequestException)
        {
            return null;
        }
    }

    public override long UpdateIdOf(string symbol) => _exchange.Contracts.Find(Instrument.NameOf(symbol))!.DepthOf(100).UpdateId;

    public override string BeginAnew(string symbol, bool isEven) =>
        $$"""{"cmd":"enginerestart","symbol":"{{Instrument.NameOf(symbol)}}"{{(isEven ? "" : ",\"seconds\":3")}}}""";

    public void Dispose() => _http.Dispose();

    private SimulatedAnswer Fetch(string symbol)
    {
        // What a snapshot shows is a true book, at an id that no message of the stream need have.
        NotePicture(Instrument.NameOf(symbol));
        try
        {
            byte[]? frame = _client.ReadBookAsync(symbol, CancellationToken.None).GetAwaiter().GetResult();
            return new SimulatedAnswer(frame, _rest.DelayNs, null);
        }
        catch (VenueRequestException e)
        {
            return new SimulatedAnswer(null, _rest.DelayNs, e.RetryAfter);
        }
    }

    private void Note(DepthFeed feed)
    {
        if (feed.Stream.IntervalMs == 100)
        {
            Note(feed.Symbol, feed.UpdateId, feed.Contract, feed.Bids, feed.Asks);
        }
    }

    private void NoteFrozen(string command)
    {
        using JsonDocument fault = JsonDocument.Parse(command);
        if (fault.RootElement.GetProperty("cmd").GetString() == "reststale" && fault.RootElement.TryGetProperty("symbol", out JsonElement symbol))
        {
            NotePicture(symbol.GetString()!);
        }
    }

    private void NotePicture(string name)
    {
        if (_exchange.Contracts.Find(name) is { } contract)
        {
            DepthPicture picture = DepthPicture.Of(contract);
            Note(name, picture.Id, contract, picture.Bids, picture.Asks);
        }
    }

    private void Note(string name, long id, VenueContract contract, ReadOnlySpan<Level> bids, ReadOnlySpan<Level> asks) => Note(name, new TrueBook
    {
        UpdateId = id,
        Sequence = id,
        Price = contract.Terms.Price,
        Quantity = contract.Terms.Quantity,
        Bids = bids[..Math.Min(Depth, bids.Length)],
        Asks = asks[..Math.Min(Depth, asks.Length)],
    });
}
