using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Engine;

/// <summary>
/// Fetches a symbol's present instrument when its lane finds that frames no longer fit, and hands over what has changed. One question
/// at a time and a few a second, whatever all lanes ask for: a venue that restarts makes them ask at once, and bans who does so.
/// <see cref="Ask"/> is safe from any thread.
/// </summary>
internal sealed partial class InstrumentDesk(IVenueRest rest, TimeProvider time, ILogger log, Action<FollowedSymbol, Instrument> onChanged) : IInstrumentDesk
{
    // As many as symbols may be followed.
    private const int Capacity = 2_000;

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenQuestionsOfASymbol = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, long> _askedAt = new(StringComparer.Ordinal);
    private readonly Channel<FollowedSymbol> _questions = Channel.CreateBounded<FollowedSymbol>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    public void Ask(FollowedSymbol symbol)
    {
        string name = symbol.Instrument.Symbol;
        long now = time.GetTimestamp();
        bool isKnown = _askedAt.TryGetValue(name, out long askedAt);
        if (isKnown && time.GetElapsedTime(askedAt, now) < BetweenQuestionsOfASymbol)
        {
            return;
        }

        // A full queue is asked again by the next frame that does not fit.
        if ((isKnown ? _askedAt.TryUpdate(name, now, askedAt) : _askedAt.TryAdd(name, now)) && !_questions.Writer.TryWrite(symbol))
        {
            _askedAt.TryRemove(name, out _);
        }
    }

    /// <summary>Answers the questions, on the pool, until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using PeriodicTimer pace = new(BetweenQuestions, time);
        try
        {
            await foreach (FollowedSymbol symbol in _questions.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                await FetchAsync(symbol, stop).ConfigureAwait(false);
                await pace.WaitForNextTickAsync(stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The engine stops.
        }
    }

    private async Task FetchAsync(FollowedSymbol symbol, CancellationToken stop)
    {
        try
        {
            Instrument? found = await rest.FindInstrumentAsync(symbol.Instrument.Symbol, stop).ConfigureAwait(false);
            if (found is not null && !found.HasStepsOf(symbol.Instrument))
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
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Symbol}: the venue changed its steps: tick {OldTick} to {NewTick}, quantity {OldStep} to {NewStep}")]
    private partial void LogChanged(string symbol, string oldTick, string newTick, string oldStep, string newStep);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Symbol}: its instrument could not be read: {Reason}")]
    private partial void LogUnread(string symbol, string reason);
}
