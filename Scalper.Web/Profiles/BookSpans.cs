using Scalper.Core.Books;
using Scalper.Core.Engine;

namespace Scalper.Web.Profiles;

/// <summary>
/// Asks for every followed symbol's whole book once a minute, a few symbols at a time, and measures how far its levels reach: views tell
/// the best prices alone. A lane that does not answer soon, or is busy, costs one look. One thread.
/// </summary>
public sealed class BookSpans(IMarket market, ProfileBook profiles, TimeProvider time)
{
    private const int RoundsPerMinute = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private int _next;

    /// <summary>Asks for a sixtieth of all books.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        IReadOnlyList<FollowedSymbol> symbols = market.Symbols;
        int share = (symbols.Count + RoundsPerMinute - 1) / RoundsPerMinute;
        for (int i = 0; i < share; i++)
        {
            _next = (_next + 1) % symbols.Count;
            await LookAsync(symbols[_next], stop);
        }
    }

    private async Task LookAsync(FollowedSymbol symbol, CancellationToken stop)
    {
        symbol.Read(out SymbolView view);
        bool isFollowed = market.Find(symbol.Instrument.Symbol) == symbol;
        if (isFollowed && view.IsLive && await AskAsync(symbol, stop) is { View.IsLive: true, Bids: [.., { } lowest] bids, Asks: [.., { } highest] asks })
        {
            double mid = (bids[0].PriceTicks + asks[0].PriceTicks) / 2.0;
            profiles.AddSpan(symbol.Instrument.Symbol, Bps(mid - lowest.PriceTicks, mid), Bps(highest.PriceTicks - mid, mid));
        }
    }

    private async Task<SymbolDetail?> AskAsync(FollowedSymbol symbol, CancellationToken stop)
    {
        using CancellationTokenSource patience = new(Patience, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            return await market.InspectAsync(symbol, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
        catch (LaneBusyException)
        {
            return null;
        }
    }

    private static double Bps(double distance, double mid) => distance / mid * 10_000;
}
