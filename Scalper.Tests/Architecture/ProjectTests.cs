using System.Text.RegularExpressions;
using Scalper.Core.Engine;

namespace Scalper.Tests.Architecture;

public sealed class ProjectTests
{
    /// <summary>An exchange that shared code with the engine would share its mistakes.</summary>
    [Fact]
    public void Sandbox_Project_ReferencesNothingOfTheEngineOrTheWeb()
    {
        Assert.All(SourceTree.Files("Scalper.Sandbox", "*.csproj"), f => Assert.DoesNotContain("ProjectReference", f.Code, StringComparison.Ordinal));
        Assert.All(SourceTree.Files("Scalper.Sandbox"), f => Assert.DoesNotMatch(@"Scalper\.(Core|Web)\b", f.Code));
    }

    [Fact]
    public void Core_Assembly_ReferencesNoWebAndNoDatabase()
    {
        string[] references = [.. typeof(Lane).Assembly.GetReferencedAssemblies().Select(a => a.Name!)];
        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, n => Regex.IsMatch(n, "^(Microsoft.AspNetCore|Microsoft.EntityFrameworkCore|Scalper|Radzen)"));
    }

    [Fact]
    public void Core_Project_TakesTwoPackagesAndNoFramework()
    {
        (_, string project) = Assert.Single(SourceTree.Files("Scalper.Core", "*.csproj"));
        Assert.Equal(
            ["MathNet.Numerics", "Microsoft.Extensions.Logging.Abstractions"],
            Regex.Matches(project, "(?:PackageReference|FrameworkReference|ProjectReference) Include=\"([^\"]+)\"").Select(m => m.Groups[1].Value));
    }
}
