namespace Scalper.Tests.Hosting;

/// <summary>A fact about file modes or about <c>/proc</c>, which Windows has not.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has neither file modes nor /proc." : null;
}
