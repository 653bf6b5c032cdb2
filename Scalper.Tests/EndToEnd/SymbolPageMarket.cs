using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>
/// One running sandbox market for all tests of the symbol page, which run one after the other. Whoever changes the market ends it with
/// <see cref="ClearAsync"/>; whoever changes settings signs in as <see cref="PageWatch.PlainUser"/>.
/// </summary>
public sealed class SymbolPageMarket : IAsyncLifetime
{
    public const string Symbol = "BTCUSDT";

    private readonly PageMarket _market = new(("Universe:MaxSymbols", "8"), ("Sandbox:MessagesPerSecond", "2400"), SymbolPageBook.KeyName, SymbolPageBook.Key);

    public Browser Browser => _market.Browser;

    public SymbolPageBook Book { get; private set; } = default!;

    public async Task InitializeAsync()
    {
        await _market.InitializeAsync();
        if (Browser.Path is not null)
        {
            Book = new SymbolPageBook(_market.App, _market.Address, Symbol);
        }
    }

    public Task DisposeAsync()
    {
        Book?.Dispose();
        return _market.DisposeAsync();
    }

    /// <inheritdoc cref="PageMarket.OpenAsync"/>
    public async Task<SymbolPageTab> OpenAsync(string path = $"/symbol/{Symbol}", string user = WebApp.UserName, int width = 1440, int height = 900, string? script = null) =>
        new(await _market.OpenAsync(path, user, width, height, script), () => MarketWords.Of(_market.App));

    /// <inheritdoc cref="PageMarket.Forget"/>
    public void Forget(string user) => _market.Forget(user);

    public Task ControlAsync(object command) => _market.ControlAsync(command);

    /// <summary>Slows the market down, for who looks at what does not depend on its pace: prices stay near, and a page has time.</summary>
    public Task CalmAsync() => ControlAsync(new { cmd = "rate", value = 600 });

    /// <inheritdoc cref="PageMarket.ClearAsync"/>
    public Task ClearAsync() => _market.ClearAsync();
}
