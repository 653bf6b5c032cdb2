using Scalper.Web.Screens;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>Keeps settings as long as the page; where it refuses, it says why.</summary>
/// <param name="refusal">What it answers to every change; null where it keeps them.</param>
internal sealed class SampleShelf(string? refusal = null) : IScreenShelf
{
    private ScreenSettings _kept = ScreenSettings.Default;

    public Task<ScreenSettings?> FindAsync(string accountId) => Task.FromResult<ScreenSettings?>(_kept);

    public Task<string?> ChangeAsync(string accountId, Func<ScreenSettings, ScreenSettings> change)
    {
        _kept = refusal is null ? change(_kept) : _kept;
        return Task.FromResult(refusal);
    }
}
