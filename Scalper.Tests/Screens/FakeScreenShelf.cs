using Scalper.Web.Screens;

namespace Scalper.Tests.Screens;

/// <summary>Settings in memory; fails where the test says so.</summary>
internal sealed class FakeScreenShelf : IScreenShelf
{
    private readonly Dictionary<string, ScreenSettings> _kept = new(StringComparer.Ordinal);

    public bool Fails { get; set; }

    public int Reads { get; private set; }

    public ScreenSettings Of(string accountId) => _kept.GetValueOrDefault(accountId, ScreenSettings.Default);

    public void Put(string accountId, ScreenSettings settings) => _kept[accountId] = settings;

    public Task<ScreenSettings?> FindAsync(string accountId)
    {
        Reads++;
        return Task.FromResult(Fails ? null : Of(accountId));
    }

    public Task<string?> ChangeAsync(string accountId, Func<ScreenSettings, ScreenSettings> change)
    {
        if (Fails)
        {
            return Task.FromResult<string?>("Not kept.");
        }

        _kept[accountId] = change(Of(accountId));
        return Task.FromResult<string?>(null);
    }
}
