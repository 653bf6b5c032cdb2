using Scalper.Core.Universe;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;

namespace Scalper.Web.Market;

/// <summary>
/// The rule that chooses what is followed: that of the settings, with the lists of an administrator in place of its own once there are
/// any. Safe from any thread.
/// </summary>
public sealed class RuleInForce(MarketSettings settings, SymbolListShelf shelf)
{
    private volatile KeptLists? _kept;

    public UniverseOptions Rule => With(null);

    /// <summary>The administrator's lists; null while those of the settings hold.</summary>
    public KeptLists? Kept => _kept;

    /// <summary>Takes the lists that an earlier run kept. A database that fails is logged; then those of the settings hold.</summary>
    public async Task LoadAsync(CancellationToken cancellation) => _kept = await shelf.FindAsync(cancellation) ?? _kept;

    /// <summary>The rule as it would be with other lists; null for those in force.</summary>
    public UniverseOptions With(SymbolLists? lists) => (lists ?? _kept?.Lists)?.In(settings.Universe) ?? settings.Universe;

    /// <summary>Keeps lists, here and over starts.</summary>
    /// <exception cref="System.Data.Common.DbException">They could not be kept, and are not in force.</exception>
    public async Task KeepAsync(SymbolLists lists, Actor by, CancellationToken cancellation) =>
        _kept = await shelf.KeepAsync(lists, by.Name, cancellation);
}
