using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>A browser page and the errors of its scripts. Closed at the end: it would go on drawing, and hold up the end of its server.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    // Blazor does not wait for what it sends for a script's call or answer: a send that meets the end of the connection is nobody's to catch.
    private const string SentTooLate = "Cannot send data if the connection is not in the 'Connected' State.";

    private readonly List<string> _errors = [];

    public BrowserPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _errors.Add($"{page.Url}: {error}");
        page.FrameNavigated += (_, frame) => Leave(frame);
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

    // A document that is left loses its connection while its scripts may still speak. On a page that stays it is an error.
    private void Leave(IFrame frame)
    {
        if (frame == Page.MainFrame)
        {
            _errors.RemoveAll(e => e.Contains(SentTooLate, StringComparison.Ordinal));
        }
    }
}
