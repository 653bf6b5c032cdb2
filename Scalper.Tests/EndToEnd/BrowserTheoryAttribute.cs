namespace Scalper.Tests.EndToEnd;

/// <summary>A test over several cases that needs a browser; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.Path is null ? "No Chromium was found" : null;
}
