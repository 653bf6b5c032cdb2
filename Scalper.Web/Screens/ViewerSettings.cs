using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Scalper.Core.Scoring;
using Scalper.Web.Market;

namespace Scalper.Web.Screens;

/// <summary>
/// The settings of the person at this circuit: read once, changed on screen and in the database at once. Where the database fails
/// they hold as long as the page, and a notice says so. One per circuit, used on its dispatcher.
/// </summary>
public sealed class ViewerSettings(AuthenticationStateProvider viewer, IScreenShelf shelf, ScoreOptions score) : IDisposable
{
    // Saves go one after the other, in the order of the changes.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Task? _load;

    /// <summary>After a change of <see cref="Current"/> or <see cref="Notice"/>.</summary>
    public event Action? Changed;

    public ScreenSettings Current { get; private set; } = ScreenSettings.Default;

    /// <summary>Place of the model whose scores are shown: the person's choice, else the installation's.</summary>
    public int Model => ScoreModels.PlaceOf(Current.Model) ?? score.ModelPlace;

    /// <summary>The installation's, by name.</summary>
    public string UsualModel => ScoreModels.Names[score.ModelPlace];

    /// <summary>Whose they are, by the account's identity; null before they were read, and for nobody.</summary>
    public string? Account { get; private set; }

    /// <summary>What of the settings did not work, in a sentence; null where everything does.</summary>
    public string? Notice { get; private set; }

    public void Dispose() => _turn.Dispose();

    /// <summary>Reads them where that was not done yet.</summary>
    public Task LoadAsync() => _load ??= ReadAsync();

    /// <summary>Shows the change and keeps it.</summary>
    /// <returns>Why the change is not allowed, and was not made; null where it is.</returns>
    public async Task<string?> ChangeAsync(Func<ScreenSettings, ScreenSettings> change)
    {
        ScreenSettings changed = change(Current);
        if (ScreenRules.Complaint(changed) is { } complaint)
        {
            return complaint;
        }

        Current = changed;
        Changed?.Invoke();
        await KeepAsync(change);
        return null;
    }

    private async Task ReadAsync()
    {
        Account = await AccountAsync();
        if (Account is not { } account)
        {
            return;
        }

        ScreenSettings? kept = await shelf.FindAsync(account);
        Current = kept ?? Current;
        Tell(kept is null ? "Your settings could not be read: the defaults are shown. Reload the page to try again." : null);
    }

    private async Task KeepAsync(Func<ScreenSettings, ScreenSettings> change)
    {
        await _turn.WaitAsync();
        try
        {
            Tell(await AccountAsync() is { } account ? await shelf.ChangeAsync(account, change) : null);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Tell(string? notice)
    {
        Notice = notice;
        Changed?.Invoke();
    }

    private async Task<string?> AccountAsync() => (await viewer.GetAuthenticationStateAsync()).User.FindFirstValue(ClaimTypes.NameIdentifier);
}
