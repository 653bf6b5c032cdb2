using System.Xml.Linq;
using Scalper.Tests.Architecture;

namespace Scalper.Tests.Security;

/// <summary>What is built today is built tomorrow: every package has one version (S-27).</summary>
public sealed class PackagePinTests
{
    // Each with its reason in docs/decisions/0005-package-pins.md.
    private static readonly string[] Floating = ["AngleSharp.Diffing", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core"];

    [Fact]
    public void Packages_EveryVersion_IsExactButTheExplainedOnes()
    {
        XElement[] packages = [.. XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Packages.props")).Descendants("PackageVersion")];
        Assert.NotEmpty(packages);
        Assert.Equal(Floating, packages.Where(p => !IsExact(p.Attribute("Version")!.Value)).Select(p => p.Attribute("Include")!.Value).Order(StringComparer.Ordinal));
        string decision = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "decisions", "0005-package-pins.md"));
        Assert.Contains("`SQLitePCLRaw.*` floats", decision, StringComparison.Ordinal);
        Assert.Contains("`AngleSharp.Diffing` floats", decision, StringComparison.Ordinal);
    }

    [Fact]
    public void Projects_EveryReference_TakesItsVersionFromTheOneList()
    {
        string[] projects = Directory.GetFiles(SourceTree.Root, "*.csproj", SearchOption.AllDirectories);
        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.DoesNotContain(
            XDocument.Load(project).Descendants("PackageReference"), p => p.Attribute("Version") is not null || p.Attribute("VersionOverride") is not null));
    }

    [Fact]
    public void Scripts_EveryPackage_IsExactAndLockedWithAHash()
    {
        string folder = Path.Combine(SourceTree.Root, "wwwroot-assets");
        using var wanted = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "package.json")));
        using var locked = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "package-lock.json")));
        Assert.All(wanted.RootElement.GetProperty("dependencies").EnumerateObject(), package =>
        {
            Assert.True(IsExact(package.Value.GetString()!), package.Name);
            var entry = locked.RootElement.GetProperty("packages").GetProperty($"node_modules/{package.Name}");
            Assert.Equal(package.Value.GetString(), entry.GetProperty("version").GetString());
            Assert.StartsWith("sha512-", entry.GetProperty("integrity").GetString(), StringComparison.Ordinal);
        });
    }

    private static bool IsExact(string version) => Version.TryParse(version, out _);
}
