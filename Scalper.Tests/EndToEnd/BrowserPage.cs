using System.Collections.Concurrent;
using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>A browser page and the errors of its scripts. Closed at the end: it would go on drawing, and hold up the end of its server.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    // Blazor does not wait for what it sends for a script's call or answer: a send that meets the end of the connection is nobody's to catch.
    private const string SentTooLate = "Cannot send data if the connection is not in the 'Connected' State.";

    private const int MostNotes = 20;

    private readonly List<string> _errors = [];
    private readonly ConcurrentQueue<string> _notes = [];

    public BrowserPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Note($"{message.Type}: {message.Text}");
        page.RequestFailed += (_, request) => Note($"{request.Method} {request.Url}: {request.Failure}");
        page.Response += (_, response) => Note(response.Status >= 400 ? $"{response.Url}: {response.Status}" : null);
        page.WebSocket += (_, socket) =>
        {
            Note($"socket {socket.Url}");
            socket.Close += (_, _) => Note($"socket {socket.Url} closed");
        };
        page.PageError += (_, error) => _errors.Add($"{page.Url}: {error}");
        page.FrameNavigated += (_, frame) => Leave(frame);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The last that its scripts said, and what of its talk with the server went wrong: for the message of a test that waits in vain.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

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

    private void Note(string? note)
    {
        if (note is not null)
        {
            _notes.Enqueue($"{DateTime.UtcNow:HH:mm:ss.fff} {note}");
            while (_notes.Count > MostNotes && _notes.TryDequeue(out _))
            {
            }
        }
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
