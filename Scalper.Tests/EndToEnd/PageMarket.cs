using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;

namespace Scalper.Tests.EndToEnd;

/// <summary>
/// One running sandbox market and its pages for tests that run one after the other. Whoever changes the market ends it with
/// <see cref="ClearAsync"/>; whoever changes what an account keeps signs in as somebody of their own.
/// </summary>
public class PageMarket : IAsyncLifetime
{
    private readonly (string, string)[] _settings;
    private readonly Browser _browser = new();
    private readonly Dictionary<string, Cookie[]> _signedIn = [];
    private WebApp? _app;
    private Uri? _address;

    /// <summary>A market of the usual size, with a connection for metrics.</summary>
    public PageMarket()
        : this(("Feed:MetricsSymbols:0", "BTCUSDT"), ("Sandbox:MessagesPerSecond", "600"))
    {
    }

    internal PageMarket(params (string Key, string Value)[] settings) => _settings = settings;

    public WebApp App => _app!;

    public Uri Address => _address!;

    public Browser Browser => _browser;

    public async Task InitializeAsync()
    {
        await _browser.InitializeAsync();
        if (Browser.Path is not null)
        {
            _app = WebApp.WithAdministrator(_settings);
            _address = _app.ListenOnSocket();
        }
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>A page of somebody who is signed in; the account is made and signed in once for each name.</summary>
    /// <param name="user">The administrator, or anybody else, who may change nothing of the market.</param>
    /// <param name="script">Runs before any of the page's own.</param>
    public async Task<BrowserPage> OpenAsync(string path = "/", string user = WebApp.UserName, int width = 1440, int height = 900, string? script = null)
    {
        BrowserPage open = await _browser.OpenAsync(Address, width, height);
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
            await AddAsync(user);
            await open.SignInAsync(user);
            _signedIn[user] = [.. (await open.Page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path })];
            if (path == "/")
            {
                return open;
            }
        }

        await open.Page.GotoAsync(path);
        return open;
    }

    /// <summary>The score table, with rows.</summary>
    public async Task<BrowserPage> OpenScoresAsync(string user = WebApp.UserName, int width = 1440, int height = 900, string? script = null)
    {
        BrowserPage open = await OpenAsync("/", user, width, height, script);
        await open.Page.WaitForSelectorAsync("tr:has([data-symbol])");
        return open;
    }

    /// <summary>Whoever signed out needs a new sign-in.</summary>
    public void Forget(string user) => _signedIn.Remove(user);

    public Task ControlAsync(object command) => PageWatch.ControlAsync(App, command);

    /// <summary>Ends every lasting fault, a pause as well, and waits until the market has got over it: what one test did is nothing to the next.</summary>
    public async Task ClearAsync()
    {
        if (_app is not null)
        {
            await ControlAsync(new { cmd = "clear" });
            await Wait.ForAsync(() => Task.FromResult(MarketWords.IsWell(App)), well => well, () => Task.FromResult(MarketWords.Of(App)));
        }
    }

    private async Task AddAsync(string user)
    {
        using IServiceScope scope = App.Services.CreateScope();
        UserManager<Account> accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByNameAsync(user) is null)
        {
            await PageWatch.AddUserAsync(accounts, user);
        }
    }
}
