using System.Text.Json;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Simulation;

/// <summary>Reads instruments from the exchange's own REST desk, a little later than they are asked for.</summary>
internal sealed class SimulatedInstruments(RestDesk desk) : ISymbolDesk
{
    private const long RoundTripNs = 60_000_000;
    private const long BetweenQuestionsNs = 10_000_000_000;

    private readonly Dictionary<string, long> _askedAtNs = [];
    private readonly List<(long DueNs, FollowedSymbol Symbol)> _waiting = [];

    public long NowNs { get; set; }

    public void Ask(FollowedSymbol symbol)
    {
        string name = symbol.Instrument.Symbol;
        if (!_askedAtNs.TryGetValue(name, out long askedAtNs) || NowNs - askedAtNs >= BetweenQuestionsNs)
        {
            _askedAtNs[name] = NowNs;
            _waiting.Add((NowNs + RoundTripNs, symbol));
        }
    }

    /// <summary>What was asked and has been answered by now with another instrument than the known one.</summary>
    public IEnumerable<(FollowedSymbol Symbol, Instrument Found)> Answers()
    {
        foreach ((long dueNs, FollowedSymbol symbol) in _waiting.ToArray())
        {
            if (dueNs > NowNs)
            {
                continue;
            }

            _waiting.Remove((dueNs, symbol));
            if (Find(symbol.Instrument.Symbol) is { } found && found.TickSize.Text != symbol.Instrument.TickSize.Text)
            {
                yield return (symbol, found);
            }
        }
    }

    public Instrument? Find(string symbol)
    {
        byte[]? answer = desk.Answer(
            "/v5/market/instruments-info", new Dictionary<string, string> { ["category"] = "linear", ["symbol"] = symbol }, NowNs);
        using JsonDocument document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("result").TryGetProperty("list", out JsonElement list) && list.GetArrayLength() == 1
            ? new Instrument(symbol, Step(list[0], "priceFilter", "tickSize"), Step(list[0], "lotSizeFilter", "qtyStep"))
            : null;
    }

    private static DecimalStep Step(JsonElement contract, string filter, string name) =>
        DecimalStep.Parse(contract.GetProperty(filter).GetProperty(name).GetString()!);
}
