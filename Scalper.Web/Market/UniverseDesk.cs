using Scalper.Core.Engine;
using Scalper.Core.Universe;

namespace Scalper.Web.Market;

/// <summary>Asks the venue for its list of contracts between two starts. Safe from any thread; one question at a time, the others wait.</summary>
public sealed class UniverseDesk(IMarket market, MarketSettings settings, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile IVenueRest? _venue;

    /// <summary>Says whom to ask; once, at start.</summary>
    public void Open(IVenueRest venue) => _venue = venue;

    /// <summary>Reads the venue's list now and compares it with what is followed. Changes nothing.</summary>
    /// <returns>Null until the engine has its universe.</returns>
    /// <exception cref="VenueRequestException">The venue gives no usable answer.</exception>
    public async Task<UniversePreview?> PreviewAsync(CancellationToken cancellation)
    {
        if (_venue is not { } venue || market.Universe is null)
        {
            return null;
        }

        ContractList list = await ListAsync(venue, cancellation);
        FollowedUniverse next = UniverseRule.Choose(list.Contracts, settings.Universe) with { ListedAt = time.GetUtcNow() };
        UniverseVerdict[] before = [.. market.Universe.Verdicts.Select(AsFollowed)];
        return new UniversePreview(before.Count(v => v.IsFollowed), next, UniverseDiff.Between(before, next.Verdicts));
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ContractList> ListAsync(IVenueRest venue, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await venue.ListContractsAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    // The engine takes new steps by itself where prices no longer fit the old ones.
    private UniverseVerdict AsFollowed(UniverseVerdict verdict) =>
        market.Find(verdict.Symbol) is { } followed ? verdict with { Instrument = followed.Instrument } : verdict;
}
