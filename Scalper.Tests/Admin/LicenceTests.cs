using System.Text.RegularExpressions;
using Scalper.Web.Licences;

namespace Scalper.Tests.Admin;

public sealed partial class LicenceTests
{
    private static readonly IReadOnlyList<UsedComponent> Used = UsedComponents.Read();

    [Fact]
    public void Read_EveryComponent_HasALicence() => Assert.All(Used, used => Assert.NotEqual("unknown", used.Licence));

    [Fact]
    public void Licences_EachPackageNamed_IsUsed() =>
        Assert.Empty(UsedComponents.Licences().Keys.Except(Used.Where(u => u.Source == "nuget").Select(u => u.Name), StringComparer.Ordinal));

    /// <summary>The build has every package in its cache, with what its makers say of the licence.</summary>
    [Fact]
    public void Licences_PackagesOfTheBuild_SayTheSame()
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        (string Name, string Licence, string Said)[] said =
        [
            .. from used in Used
               where used.Source == "nuget"
               let name = used.Name.ToLowerInvariant()
               let description = File.ReadAllText(Path.Combine(cache, name, used.Version, $"{name}.nuspec"))
               let expression = Expression().Match(description)
               where expression.Success
               select (used.Name, used.Licence, expression.Groups[1].Value),
        ];
        Assert.InRange(said.Length, 10, Used.Count);
        Assert.All(said, s => Assert.Equal((s.Name, s.Said), (s.Name, s.Licence)));
    }

    [GeneratedRegex("<license type=\"expression\">([^<]+)<")]
    private static partial Regex Expression();
}
