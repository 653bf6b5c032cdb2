using Scalper.Core.Engine;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Simulation;

/// <summary>Reads instruments outside the streams, a little later than they are asked for.</summary>
/// <param name="find">The venue's present instrument of a symbol; null where it has none, or does not say.</param>
internal sealed class SimulatedInstruments(Func<string, Instrument?> find) : IInstrumentDesk
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
            if (find(symbol.Instrument.Symbol) is { } found && found.TickSize.Text != symbol.Instrument.TickSize.Text)
            {
                yield return (symbol, found);
            }
        }
    }
}
