using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;

namespace Scalper.Web.Market;

/// <summary>
/// Asks the venue for its list of contracts while the engine runs, and has the engine follow it. Safe from any thread; one question at
/// a time, the others wait.
/// </summary>
public sealed partial class UniverseDesk(
    IMarket market, RuleInForce rule, ContractShelf shelf, IAuditTrail audit, TimeProvider time, ILogger<UniverseDesk> log) : IDisposable
{
    private const int MostNamed = 20;

    private readonly SemaphoreSlim _turn = new(1);
    private volatile IVenueRest? _venue;
    private volatile UniverseRefreshState _state = new(null, null, null);
    private Uri? _keptAs;

    /// <summary>How the last refresh went.</summary>
    public UniverseRefreshState State => _state;

    /// <summary>Says whom to ask; once, before the engine follows its first universe.</summary>
    /// <param name="keepAs">The name under which lists are kept for a start without the venue; null keeps none.</param>
    public void Open(IVenueRest venue, Uri? keepAs)
    {
        _keptAs = keepAs;
        _venue = venue;
    }

    /// <summary>Keeps the list that a universe was chosen from, where it is one of the venue.</summary>
    public async Task KeepAsync(FollowedUniverse universe, CancellationToken cancellation)
    {
        if (_keptAs is { } name
            && universe is { Source: UniverseSource.Venue or UniverseSource.Settings, Verdicts.Count: > 0, ListedAt: { } readAt })
        {
            await shelf.KeepAsync(name, readAt, universe.Verdicts.Select(v => v.Listed).OfType<ListedContract>(), cancellation);
        }
    }

    /// <summary>Reads the venue's list now and compares it with what is followed. Changes nothing.</summary>
    /// <param name="lists">Lists to try in place of those in force; null for these.</param>
    /// <returns>Null until the engine has its universe.</returns>
    /// <exception cref="VenueRequestException">The venue gives no usable answer.</exception>
    public Task<UniversePreview?> PreviewAsync(SymbolLists? lists, CancellationToken cancellation) => InTurnAsync(stop => ReadAsync(lists, stop), cancellation);

    /// <summary>Reads the venue's list now and follows it, by other lists from now on where some are given.</summary>
    /// <param name="expected">The <see cref="UniverseDiff.Id"/> of the diff that is meant; another one is not applied. Null takes any.</param>
    /// <param name="lists">Lists to keep in place of those in force, unless another diff than the expected one comes out; null changes none.</param>
    /// <param name="by">Who wants it; written down.</param>
    /// <returns>Null until the engine has its universe.</returns>
    /// <exception cref="VenueRequestException">The venue gives no usable answer.</exception>
    /// <exception cref="LaneBusyException">The engine has stopped.</exception>
    /// <exception cref="System.Data.Common.DbException">The lists could not be kept: nothing is changed.</exception>
    public Task<UniverseRefreshOutcome?> RefreshAsync(string? expected, SymbolLists? lists, Actor by, CancellationToken cancellation) => InTurnAsync(
        async stop => await ReadAsync(lists, stop) is not { } preview ? null
            : expected is not null && expected != preview.Diff.Id ? new UniverseRefreshOutcome(preview, IsApplied: false, [])
            : await ApplyAsync(preview, lists, by),
        cancellation);

    /// <summary>The same by the clock: without anybody's eyes on the diff, one that drops too much waits for an administrator.</summary>
    public Task<UniverseRefreshOutcome?> RefreshByItselfAsync(CancellationToken cancellation) => InTurnAsync(
        async stop => await ReadAsync(null, stop) is not { } preview ? null
            : DropsTooMuch(preview) ? await HoldAsync(preview, stop)
            : await FollowAsync(preview, "the clock", stop),
        cancellation);

    public void Dispose() => _turn.Dispose();

    private async Task<T?> InTurnAsync<T>(Func<CancellationToken, Task<T?>> act, CancellationToken cancellation)
        where T : class
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await act(cancellation);
        }
        catch (VenueRequestException e)
        {
            _state = _state with { TriedAt = time.GetUtcNow(), Error = e.Message };
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<UniversePreview?> ReadAsync(SymbolLists? lists, CancellationToken cancellation)
    {
        if (_venue is not { } venue || market.Universe is not { } universe)
        {
            return null;
        }

        ContractList list = await venue.ListContractsAsync(cancellation);
        _state = _state with { TriedAt = time.GetUtcNow(), Error = null };
        UniverseVerdict[] before = [.. universe.Verdicts.Select(AsFollowed), .. StillFollowed(universe)];
        UniverseVerdict[] followed = [.. before.Where(v => v.IsFollowed)];
        HashSet<string> symbols = new(followed.Select(v => v.Symbol), StringComparer.Ordinal);
        FollowedUniverse next = UniverseLoading.Choose(WithUnreadable(list, followed), rule.With(lists), symbols) with { ListedAt = time.GetUtcNow() };
        return new UniversePreview(followed.Length, next, UniverseDiff.Between(before, next.Verdicts));
    }

    // A contract that is listed and can't be read is not delisted: it goes on as it is. One that moved to another page meanwhile may
    // have been read there.
    private static ContractList WithUnreadable(ContractList list, IReadOnlyList<UniverseVerdict> followed)
    {
        HashSet<string> unread = new(list.LeftOut.Except(list.Contracts.Select(c => c.Symbol)), StringComparer.Ordinal);
        IEnumerable<ListedContract?> kept = followed.Where(v => unread.Contains(v.Symbol)).Select(v => v.Listed is { } listed ? listed with { Instrument = v.Instrument } : null);
        return list with { Contracts = [.. list.Contracts, .. kept.OfType<ListedContract>()] };
    }

    // Off the list, but its lane was too busy to take the change.
    private IEnumerable<UniverseVerdict> StillFollowed(FollowedUniverse universe)
    {
        HashSet<string> listed = new(universe.Verdicts.Select(v => v.Symbol), StringComparer.Ordinal);
        return market.Symbols.Where(s => !listed.Contains(s.Instrument.Symbol)).Select(s => new UniverseVerdict(
            s.Instrument, UniverseCategory.Normal, UniverseCriterion.Status, "followed until its lane takes the change", Listed: null));
    }

    // The engine takes new steps by itself where prices no longer fit the old ones, and a busy lane may not have taken a change.
    private UniverseVerdict AsFollowed(UniverseVerdict verdict) => market.Find(verdict.Symbol) is { } followed
        ? verdict with
        {
            Instrument = followed.Instrument,
            Category = verdict.IsFollowed ? verdict.Category : UniverseCategory.Normal,
        }
        : verdict with { Category = UniverseCategory.Excluded };

    // What the settings name or an earlier run kept is less sure than the venue's word, and may differ from it for good reasons.
    private bool DropsTooMuch(UniversePreview preview) =>
        market.Universe?.Source is UniverseSource.Venue or UniverseSource.Settings
        && preview.Diff.Drops.Count > 1
        && preview.Diff.Drops.Count * 100 > rule.Rule.MostDroppedPercent * preview.Followed;

    private async Task<UniverseRefreshOutcome> FollowAsync(UniversePreview preview, string cause, CancellationToken cancellation)
    {
        IReadOnlyList<string> unchanged = await market.FollowAsync(preview.Next, cancellation);
        _state = _state with { Held = null };
        if (!preview.Diff.IsEmpty)
        {
            LogFollowed(Names(preview.Diff.Adds), Names(preview.Diff.Drops), Names(preview.Diff.Changes), cause);
        }

        if (unchanged.Count > 0)
        {
            LogUnchanged(string.Join(", ", unchanged));
        }

        await KeepAsync(preview.Next, cancellation);
        return new UniverseRefreshOutcome(preview, IsApplied: true, unchanged);
    }

    // Whoever asked may leave; what was begun is carried out wholly, and written down.
    private async Task<UniverseRefreshOutcome> ApplyAsync(UniversePreview preview, SymbolLists? lists, Actor by)
    {
        if (lists is not null)
        {
            await rule.KeepAsync(lists, by, CancellationToken.None);
            await audit.NoteAsync(AuditAct.SymbolListsChanged, by, $"follows {Brief(lists.Include)}; leaves out {Brief(lists.Exclude)}");
        }

        UniverseRefreshOutcome done = await FollowAsync(preview, by.Name, CancellationToken.None);
        UniverseDiff diff = preview.Diff;
        await audit.NoteAsync(AuditAct.UniverseRefreshed, by, $"{diff.Adds.Count} added, {diff.Drops.Count} dropped, {diff.Changes.Count} changed");
        return done;
    }

    private async Task<UniverseRefreshOutcome?> HoldAsync(UniversePreview preview, CancellationToken cancellation)
    {
        string notice = $"The exchange's list of {preview.Next.ListedAt:yyyy-MM-dd HH:mm} UTC would drop {preview.Diff.Drops.Count} of {preview.Followed} followed symbols, "
            + $"more than {rule.Rule.MostDroppedPercent} % (Universe:MostDroppedPercent): it waits for an administrator.";
        if (_state.Held is null)
        {
            LogHeld(notice);
        }

        // The same symbols, in the steps in force, with other words: no lane notices.
        _state = _state with { Held = preview };
        await market.FollowAsync(market.Universe! with { Notice = notice, Instruments = [.. market.Symbols.Select(s => s.Instrument)] }, cancellation);
        return new UniverseRefreshOutcome(preview, IsApplied: false, []);
    }

    private static string Names(IReadOnlyList<UniverseDifference> differences) => Symbols(differences.Select(d => d.Symbol));

    // A line of the audit log is read by people.
    private static string Brief(IReadOnlyList<string> symbols) =>
        Symbols(symbols.Take(MostNamed)) + (symbols.Count > MostNamed ? $" and {symbols.Count - MostNamed} more" : "");

    private static string Symbols(IEnumerable<string> symbols) => string.Join(", ", symbols) is { Length: > 0 } names ? names : "none";

    [LoggerMessage(Level = LogLevel.Information, Message = "Universe refreshed by {Cause}: added {Added}; dropped {Dropped}; changed {Changed}")]
    private partial void LogFollowed(string added, string dropped, string changed, string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Universe: not changed yet, because their lane takes no command: {Symbols}")]
    private partial void LogUnchanged(string symbols);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private partial void LogHeld(string notice);
}
