using System.Text.Json;
using System.Xml.Linq;
using Scalper.Tests.Architecture;
using Scalper.Web.Verbs;

namespace Scalper.Tests.Verbs;

public sealed class ComponentsVerbTests
{
    private static readonly string[] Lines = Run();

    [Fact]
    public void Run_PackagesOfTheProjects_AreAllThere()
    {
        IEnumerable<string> wanted = new[] { "Scalper.Web/Scalper.Web.csproj" }
            .SelectMany(project => XDocument.Load(Path.Combine(SourceTree.Root, project)).Descendants("PackageReference"))
            .Where(package => package.Attribute("Condition") is null && package.Parent!.Attribute("Condition") is null)
            .Select(package => package.Attribute("Include")!.Value);
        Assert.NotEmpty(wanted);
        Assert.All(wanted, name => Assert.Contains(Lines, line => line.StartsWith($"nuget {name} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Run_Scripts_AreThereAsTheyAreLocked()
    {
        using JsonDocument wanted = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "wwwroot-assets", "package.json")));
        Assert.All(
            wanted.RootElement.GetProperty("dependencies").EnumerateObject(),
            package => Assert.Contains(Lines, line => line.StartsWith($"npm {package.Name} {package.Value} sha512-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Run_EveryLine_NamesOriginNameVersionAndHash()
    {
        Assert.StartsWith("runtime .NET 10.", Lines[0], StringComparison.Ordinal);
        Assert.All(Lines.Skip(1), line => Assert.Matches(@"^(nuget|npm) [^ ]+ \d[^ ]* sha512-[^ ]+$", line));
    }

    private static string[] Run()
    {
        using StringWriter output = new();
        Assert.Equal(0, ComponentsVerb.Run(output));
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
