using System.Runtime.CompilerServices;
using Scalper.Core.Engine;
using Scalper.Core.Tape;
using Scalper.Web.Api.Documents;

namespace Scalper.Web.Hubs;

/// <summary>The candles of one symbol as they change, looked at once a second, for one viewer.</summary>
internal sealed class CandleStream(IMarket market, TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Everything first, then what changed; ends when the symbol is no longer followed as it was.</summary>
    /// <exception cref="LaneBusyException">The lane's inbox is full or the lane has stopped, at the first look.</exception>
    public async IAsyncEnumerable<CandleChangesDocument> ReadAsync(
        FollowedSymbol symbol, CandleInterval interval, [EnumeratorCancellation] CancellationToken cancellation)
    {
        CandleChangesDocument sent = await LookAsync(symbol, interval, cancellation);
        yield return sent;
        using PeriodicTimer timer = new(Period, time);
        while (await timer.WaitForNextTickAsync(cancellation) && market.Find(symbol.Instrument.Symbol) == symbol)
        {
            CandleChangesDocument now = await TryLookAsync(symbol, interval, cancellation) ?? sent;
            CandleChangesDocument changes = now.Since(sent);
            sent = now;
            if (!changes.IsEmpty)
            {
                yield return changes;
            }
        }
    }

    /// <summary>Null where the lane takes no questions now: what it would have said comes with the next look.</summary>
    private async Task<CandleChangesDocument?> TryLookAsync(FollowedSymbol symbol, CandleInterval interval, CancellationToken cancellation)
    {
        try
        {
            return await LookAsync(symbol, interval, cancellation);
        }
        catch (LaneBusyException)
        {
            return null;
        }
    }

    private async Task<CandleChangesDocument> LookAsync(FollowedSymbol symbol, CandleInterval interval, CancellationToken cancellation)
    {
        SymbolDetail detail = await market.InspectAsync(symbol, cancellation);
        return new CandleChangesDocument(
            [.. detail.Candles[interval].Select(c => CandleDocument.Of(detail.Instrument, c))],
            [.. detail.ScorePoints[interval].Select(ScorePointDocument.Of)],
            [.. detail.Gaps.Select(GapDocument.Of)]);
    }
}
