using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scalper.Benchmarks.Viewers.Circuits;

namespace Scalper.Benchmarks.Viewers;

/// <summary>A tab of a real browser on the score page, and what came to it.</summary>
internal sealed class BrowserTab
{
    private readonly IPage _page;
    private readonly List<string> _errors = [];
    private long _batches;
    private long _batchBytes;

    public BrowserTab(IPage page)
    {
        _page = page;
        page.PageError += (_, error) => _errors.Add(error);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Count(frame.Binary);
    }

    /// <summary>Render batches so far; acknowledgements and compressed bytes are not to be seen from here.</summary>
    public Traffic Traffic => new(Interlocked.Read(ref _batches), Interlocked.Read(ref _batchBytes), 0, 0);

    public async Task SignInAsync(string userName, string password)
    {
        await _page.GotoAsync("/");
        await _page.FillAsync("#userName", userName);
        await _page.FillAsync("#password", password);
        await _page.ClickAsync("button[type=submit]");
        await _page.WaitForSelectorAsync("tr:has([data-symbol])");
    }

    public Task CloseAsync() => _page.Context.CloseAsync();

    /// <summary>Tick to screen over the last minute as this browser's strip says, milliseconds.</summary>
    public async Task<(double P50, double P99)> ReadDelayAsync()
    {
        if (_errors.Count > 0)
        {
            throw new CircuitException($"A browser's page failed: {_errors[0]}");
        }

        return (Milliseconds(await _page.InnerTextAsync("#strip-screen-p50")), Milliseconds(await _page.InnerTextAsync("#strip-screen-p99")));
    }

    private static double Milliseconds(string shown) =>
        double.TryParse(Regex.Replace(shown, "[^0-9]", ""), NumberStyles.None, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new CircuitException($"Expected milliseconds in the strip, got '{shown}'.");

    private void Count(byte[]? frame)
    {
        // The first frame is the answer to the handshake, of another protocol.
        if (frame is { Length: > 0 } && frame[^1] != 0x1e)
        {
            foreach (PictureMessage picture in HubMessage.ParseAll(frame).OfType<PictureMessage>())
            {
                Interlocked.Increment(ref _batches);
                Interlocked.Add(ref _batchBytes, picture.Bytes);
            }
        }
    }
}
