using System.Collections.Concurrent;

namespace Scalper.Web.Screens;

/// <summary>
/// A shelf with a layout that somebody shared: everybody begins with it and changes it for themselves, as long as this lives, and their own one stays as it
/// is. Everything else is their own. Safe from any thread.
/// </summary>
public sealed class LentLayout(IScreenShelf own, SymbolLayout lent) : IScreenShelf
{
    // At most one for each account.
    private readonly ConcurrentDictionary<string, SymbolLayout> _changed = new(StringComparer.Ordinal);

    public async Task<ScreenSettings?> FindAsync(string accountId) =>
        await own.FindAsync(accountId) is { } settings ? settings with { Layout = LayoutOf(accountId) } : null;

    public Task<string?> ChangeAsync(string accountId, Func<ScreenSettings, ScreenSettings> change) => own.ChangeAsync(accountId, settings =>
    {
        ScreenSettings changed = change(settings with { Layout = LayoutOf(accountId) });
        if (ScreenRules.Complaint(changed.Layout) is null)
        {
            _changed[accountId] = changed.Layout;
        }

        return changed with { Layout = settings.Layout };
    });

    private SymbolLayout LayoutOf(string accountId) => _changed.GetValueOrDefault(accountId, lent);
}
