using System.Text.RegularExpressions;
using Scalper.Tests.Architecture;

namespace Scalper.Tests.Hosting;

/// <summary>What a container and a systemd unit are asked for, as far as their texts can tell.</summary>
public sealed class DeployTests
{
    private static readonly string[] Container = Lines("Dockerfile");
    private static readonly string[] Unit = Lines("scalper.service");

    [Fact]
    public void Container_EveryBase_HasATagThatIsNotTheNewest() =>
        Assert.All(Container.Where(l => l.StartsWith("FROM ", StringComparison.Ordinal)), line => Assert.Matches(@"^FROM [^ :]+:(?!latest)[0-9][^ ]*( AS [a-z]+)?$", line));

    [Fact]
    public void Container_LastStage_HasNoSdkRunsAsNobodyAndAsksForHealth()
    {
        string[] last = [.. Container.SkipWhile((_, i) => i < Array.FindLastIndex(Container, l => l.StartsWith("FROM ", StringComparison.Ordinal)))];
        Assert.Contains("aspnet", last[0], StringComparison.Ordinal);
        Assert.Contains("USER $APP_UID", last);
        Assert.True(Array.IndexOf(last, "USER $APP_UID") < Array.FindIndex(last, l => l.StartsWith("ENTRYPOINT", StringComparison.Ordinal)));
        Assert.Contains(last, l => l.StartsWith("HEALTHCHECK", StringComparison.Ordinal) && l.EndsWith("""["dotnet", "Scalper.Web.dll", "health"]""", StringComparison.Ordinal));
        Assert.DoesNotContain(Container, l => l.StartsWith("ADD ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DynamicUser", "yes")]
    [InlineData("NoNewPrivileges", "yes")]
    [InlineData("ProtectSystem", "strict")]
    [InlineData("StateDirectoryMode", "0700")]
    [InlineData("UMask", "0077")]
    [InlineData("Restart", "on-failure")]
    [InlineData("KillSignal", "SIGTERM")]
    public void Unit_Setting_Is(string name, string value) => Assert.Contains($"{name}={value}", Unit);

    [Fact]
    public void Unit_Stop_WaitsLongerThanTheApplicationTakes() =>
        Assert.InRange(int.Parse(Regex.Match(string.Join('\n', Unit), @"TimeoutStopSec=(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 5, 60);

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(SourceTree.Root, "deploy", file));
}
