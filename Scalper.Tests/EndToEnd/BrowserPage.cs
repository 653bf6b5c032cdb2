using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>A browser page and the errors of its scripts. Closed at the end: it would go on drawing, and hold up the end of its server.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly List<string> _errors = [];

    public BrowserPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Errors => _errors;

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    /// <summary>Signs in, as the administrator of <see cref="WebApp.WithAdministrator"/> or somebody else, and waits for the score table.</summary>
    public async Task SignInAsync(string userName = WebApp.UserName)
    {
        await Page.GotoAsync("/");
        await Page.FillAsync("#userName", userName);
        await Page.FillAsync("#password", WebApp.Password);
        await Page.ClickAsync("button[type=submit]");
        await Page.WaitForSelectorAsync("tr:has([data-symbol])");
    }
}
