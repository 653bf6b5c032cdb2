using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>
/// One running sandbox market and one browser for all tests of the symbol page, which run one after the other. Whoever changes the
/// market ends it with <see cref="ClearAsync"/>; whoever changes settings signs in as <see cref="PageWatch.PlainUser"/>.
/// </summary>
public sealed class SymbolPageMarket : IAsyncLifetime
{
    public const string Symbol = "BTCUSDT";

    private readonly Browser _browser = new();
    private readonly Dictionary<string, Cookie[]> _signedIn = [];
    private WebApp? _app;
    private Uri? _address;

    public WebApp App => _app!;

    public Browser Browser => _browser;

    public SymbolPageBook Book { get; private set; } = default!;

    public async Task InitializeAsync()
    {
        await _browser.InitializeAsync();
        if (Browser.Path is not null)
        {
            _app = WebApp.WithAdministrator(("Universe:MaxSymbols", "8"), ("Sandbox:MessagesPerSecond", "2400"), SymbolPageBook.KeyName, SymbolPageBook.Key);
            _address = _app.ListenOnSocket();
            await PageWatch.AddPlainUserAsync(_app);
            Book = new SymbolPageBook(_app, _address, Symbol);
        }
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_app is not null)
        {
            Book.Dispose();
            await _app.DisposeAsync();
        }
    }

    /// <summary>A page of somebody who is signed in; the sign-in itself is done once for each.</summary>
    /// <param name="script">Runs before any of the page's own.</param>
    public async Task<SymbolPageTab> OpenAsync(string path = $"/symbol/{Symbol}", string user = WebApp.UserName, int width = 1440, int height = 900, string? script = null)
    {
        BrowserPage open = await _browser.OpenAsync(_address!, width, height);
        if (script is not null)
        {
            await open.Page.AddInitScriptAsync(script);
        }

        if (_signedIn.TryGetValue(user, out Cookie[]? cookies))
        {
            await open.Page.Context.AddCookiesAsync(cookies);
        }
        else
        {
            await open.SignInAsync(user);
            _signedIn[user] = [.. (await open.Page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path })];
        }

        await open.Page.GotoAsync(path);
        return new SymbolPageTab(open);
    }

    /// <summary>Whoever signed out needs a new sign-in.</summary>
    public void Forget(string user) => _signedIn.Remove(user);

    public Task ControlAsync(object command) => PageWatch.ControlAsync(App, command);

    /// <summary>Ends every lasting fault, a pause as well.</summary>
    public Task ClearAsync() => _app is null ? Task.CompletedTask : ControlAsync(new { cmd = "clear" });
}
