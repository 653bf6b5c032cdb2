using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Engine;

/// <summary>
/// Fetches a symbol's present instrument when its lane finds that frames no longer fit, and hands over what has changed. One question
/// per symbol at a time, and not more often than every few seconds. Safe from any thread.
/// </summary>
internal sealed partial class InstrumentDesk(
    IVenueRest rest, TimeProvider time, ILogger log, Action<FollowedSymbol, Instrument> onChanged, CancellationToken stop) : IInstrumentDesk
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, long> _askedAt = new(StringComparer.Ordinal);

    public void Ask(FollowedSymbol symbol)
    {
        string name = symbol.Instrument.Symbol;
        long now = time.GetTimestamp();
        bool isKnown = _askedAt.TryGetValue(name, out long askedAt);
        if (isKnown && time.GetElapsedTime(askedAt, now) < BetweenQuestions)
        {
            return;
        }

        if (isKnown ? _askedAt.TryUpdate(name, now, askedAt) : _askedAt.TryAdd(name, now))
        {
            _ = Task.Run(() => FetchAsync(symbol), stop);
        }
    }

    private async Task FetchAsync(FollowedSymbol symbol)
    {
        try
        {
            Instrument? found = await rest.FindInstrumentAsync(symbol.Instrument.Symbol, stop).ConfigureAwait(false);
            if (found is not null && !IsSame(found, symbol.Instrument))
            {
                LogChanged(
                    found.Symbol, symbol.Instrument.TickSize.Text, found.TickSize.Text, symbol.Instrument.QtyStep.Text, found.QtyStep.Text);
                onChanged(symbol, found);
            }
        }
        catch (VenueRequestException e)
        {
            // The book stays Invalid; the next frame that does not fit asks again.
            LogUnread(symbol.Instrument.Symbol, e.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The engine stops.
        }
    }

    private static bool IsSame(Instrument a, Instrument b) => a.TickSize.Text == b.TickSize.Text && a.QtyStep.Text == b.QtyStep.Text;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Symbol}: the venue changed its steps: tick {OldTick} to {NewTick}, quantity {OldStep} to {NewStep}")]
    private partial void LogChanged(string symbol, string oldTick, string newTick, string oldStep, string newStep);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Symbol}: its instrument could not be read: {Reason}")]
    private partial void LogUnread(string symbol, string reason);
}
