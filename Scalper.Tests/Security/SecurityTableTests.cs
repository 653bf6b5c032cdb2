using System.Text.RegularExpressions;
using Scalper.Tests.Architecture;

namespace Scalper.Tests.Security;

/// <summary>The table of what holds and the tests say the same.</summary>
public sealed partial class SecurityTableTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "security.md"));

    [Fact]
    public void Table_EveryRow_IsThereOnce()
    {
        IEnumerable<string> rows = Enumerable.Range(1, 30).Select(i => $"S-{i:00}").Concat(Enumerable.Range(87, 10).Select(i => $"F-{i}"));
        Assert.Equal(rows, Row().Matches(Text).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void Table_EveryTestItNames_Exists()
    {
        HashSet<string> tests =
        [
            .. from type in typeof(SecurityTableTests).Assembly.GetTypes()
               from method in type.GetMethods()
               where method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0
               select $"{type.Name}.{method.Name}",
        ];
        string[] named = [.. TestName().Matches(Text).Select(m => m.Groups[1].Value)];
        Assert.True(named.Length > 50);
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [GeneratedRegex(@"^\| ([SF]-\d\d) ", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex TestName();
}
