using Scalper.Tests.Captures;

namespace Scalper.Tests.EndToEnd;

/// <summary>A test that needs a browser, and recorded data where it says so; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    private bool _needsCaptures;

    public BrowserFactAttribute() => Skip = Browser.Path is null ? "No Chromium was found" : null;

    public bool NeedsCaptures
    {
        get => _needsCaptures;
        set
        {
            _needsCaptures = value;
            Skip ??= value && !CapturePath.Present ? $"{CapturePath.Variable} names no folder of recorded exchange data" : null;
        }
    }
}
