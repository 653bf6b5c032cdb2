using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Core.Venues;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Tests.Simulation;

/// <summary>Bybit, whose streams bring the books.</summary>
internal sealed class SimulatedBybit : SimulatedVenue
{
    private readonly SimulationPlan _plan;
    private readonly Exchange _exchange;
    private readonly RestDesk _desk;

    public SimulatedBybit(SimulationPlan plan)
    {
        _plan = plan;
        SyntheticMarket market = new(plan.Seed, plan.MessagesPerSecond);
        _exchange = new Exchange(market, new ExchangeSettings { Seed = plan.Seed }) { BookPublished = Note };
        _desk = new RestDesk(market);
        Requests = Venue.NewRequests(Depth);
        Instruments = new SimulatedInstruments(Find);
    }

    public override IVenue Venue => BybitVenue.Instance;

    public override VenueStepper Exchange => _exchange;

    public override SimulatedInstruments Instruments { get; }

    public override FaultSchedule NewFaults() => new(_plan.Seed, _plan.FaultsPerMinute);

    public override Instrument? Find(string symbol)
    {
        byte[]? answer = _desk.Answer(
            "/v5/market/instruments-info", new Dictionary<string, string> { ["category"] = "linear", ["symbol"] = symbol }, NowNs);
        using JsonDocument document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("result").TryGetProperty("list", out JsonElement list) && list.GetArrayLength() == 1
            ? new Instrument(symbol, Step(list[0], "priceFilter", "tickSize"), Step(list[0], "lotSizeFilter", "qtyStep"))
            : null;
    }

    public override long UpdateIdOf(string symbol) => _exchange.BookOf(symbol, Depth)!.UpdateId;

    public override string BeginAnew(string symbol, bool isEven) =>
        $$"""{"cmd":"{{(isEven ? "snapshot" : "restart")}}","topic":"{{TopicOf(symbol)}}","seconds":3}""";

    private void Note(BookFeed feed)
    {
        if (feed.Topic.Depth == Depth)
        {
            Note(feed.Topic.Symbol, new TrueBook
            {
                UpdateId = feed.UpdateId,
                Sequence = feed.Seq,
                Price = feed.Price,
                Quantity = feed.Quantity,
                Bids = feed.Bids,
                Asks = feed.Asks,
            });
        }
    }

    private static DecimalStep Step(JsonElement contract, string filter, string name) =>
        DecimalStep.Parse(contract.GetProperty(filter).GetProperty(name).GetString()!);
}
