using System.Reflection;
using System.Text.RegularExpressions;
using Scalper.Tests.Architecture;

namespace Scalper.Tests.Faults;

/// <summary>The table of faults and the tests say the same.</summary>
public sealed partial class FaultTableTests
{
    private const int FirstRows = 68;

    private static readonly Dictionary<string, HashSet<string>> Table = Read();

    private static readonly (string Row, string Test)[] Traits =
    [
        .. from type in typeof(FaultTableTests).Assembly.GetTypes()
           from method in type.GetMethods()
           from trait in method.GetCustomAttributesData()
           where trait.AttributeType == typeof(TraitAttribute) && trait.ConstructorArguments[0].Value as string == "Fault"
           select ((string)trait.ConstructorArguments[1].Value!, $"{type.Name}.{method.Name}"),
    ];

    [Fact]
    public void Table_FirstSixtyEightRows_AreAllThere() =>
        Assert.Empty(Enumerable.Range(1, FirstRows).Select(i => $"F-{i:00}").Except(Table.Keys));

    [Fact]
    public void Table_EveryRow_SaysWhereOrWhyNot()
    {
        Assert.True(Table.Count >= FirstRows);
        Assert.All(Lines(), line => Assert.All(line.Skip(1), cell => Assert.False(string.IsNullOrWhiteSpace(cell))));
    }

    [Fact]
    public void Table_EveryTestItNames_ExistsAndCarriesTheRowsNumber()
    {
        IEnumerable<string> missing = from row in Table
                                      from test in row.Value
                                      where !Traits.Contains((row.Key, test))
                                      select $"{row.Key}: {test}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Trait_EveryNumberedTest_IsNamedInItsRow()
    {
        string missing = string.Join('\n', Traits.Where(t => !Table.TryGetValue(t.Row, out HashSet<string>? tests) || !tests.Contains(t.Test)));
        Assert.True(missing.Length == 0, missing);
    }

    private static Dictionary<string, HashSet<string>> Read() => Lines().ToDictionary(
        cells => cells[0], cells => TestName().Matches(cells[2]).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    // The row's number, the fault, where it is covered.
    private static IEnumerable<string[]> Lines() => File.ReadLines(Path.Combine(SourceTree.Root, "docs", "faults.md"))
        .Where(line => line.StartsWith("| F-", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|', 3, StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex TestName();
}
