namespace Scalper.Tests.Hosting;

/// <summary>A theory about signals, file modes or <c>/proc</c>, which Windows has not.</summary>
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has neither signals nor file modes nor /proc." : null;
}
