using Scalper.Core.Engine;

namespace Scalper.Tests.Simulation;

/// <summary>Fetches books as the engine's own desk does, in virtual time: one at a time and so many a minute, by rank, who asks again at once later each time.</summary>
internal sealed class SimulatedSnapshots(Func<string, SimulatedAnswer> fetch, int perMinute) : ISnapshotDesk
{
    private const long SecondNs = 1_000_000_000;
    private const long RoundTripNs = 60_000_000;
    private const int MostDoublings = 5;
    private const long ForgottenNs = 120 * SecondNs;

    private readonly Dictionary<string, (long EndedAtNs, int InARow)> _ended = [];
    private readonly PriorityQueue<FollowedSymbol, (int Rank, int Number)> _waiting = new();
    private (long DueNs, FollowedSymbol Symbol, SimulatedAnswer Answer)? _underWay;
    private int _asked;
    private long _nowNs;
    private long _nextNs;

    public void Ask(FollowedSymbol symbol, int rank)
    {
        string name = symbol.Instrument.Symbol;
        if (_underWay?.Symbol.Instrument.Symbol == name || _waiting.UnorderedItems.Any(s => s.Element.Instrument.Symbol == name))
        {
            return;
        }

        if (_ended.TryGetValue(name, out (long EndedAtNs, int InARow) ended))
        {
            if (_nowNs - ended.EndedAtNs > ForgottenNs)
            {
                _ended.Remove(name);
            }
            else if (_nowNs - ended.EndedAtNs < SecondNs << Math.Min(ended.InARow - 1, MostDoublings))
            {
                return;
            }
        }

        _waiting.Enqueue(symbol, (rank, _asked++));
    }

    /// <summary>The book that has come by now, if any.</summary>
    public (FollowedSymbol Symbol, byte[] Frame)? Advance(long nowNs)
    {
        _nowNs = nowNs;
        if (_underWay is null && _waiting.Count > 0 && nowNs >= _nextNs)
        {
            FollowedSymbol symbol = _waiting.Dequeue();
            SimulatedAnswer answer = fetch(symbol.Instrument.Symbol);
            _underWay = (nowNs + RoundTripNs + answer.DelayNs, symbol, answer);
            _nextNs = nowNs + (60 * SecondNs / perMinute);
        }

        if (_underWay is not { } due || due.DueNs > nowNs)
        {
            return null;
        }

        _underWay = null;
        _nextNs = Math.Max(_nextNs, nowNs + ((due.Answer.RetryAfter?.Ticks ?? 0) * TimeSpan.NanosecondsPerTick));
        string name = due.Symbol.Instrument.Symbol;
        _ended[name] = (nowNs, _ended.GetValueOrDefault(name).InARow + 1);
        return due.Answer.Frame is { } frame ? (due.Symbol, frame) : null;
    }
}
