namespace Scalper.Tests.Golden;

/// <summary>All cases by hand; a theory takes <see cref="All"/> and looks its case up by name.</summary>
public static class GoldenCases
{
    private static readonly Dictionary<string, GoldenCase> ByName = new[]
    {
        GoldenOrderbook.Scripts,
        GoldenTradeFlow.Scripts,
        GoldenWalls.Scripts,
        GoldenSpoofing.Scripts,
        GoldenLateTrades.Scripts,
        GoldenOrigins.Scripts,
        GoldenActivity.Scripts,
        GoldenMomentum.Scripts,
        GoldenScore.Scripts,
        GoldenPrinting.Scripts,
    }.SelectMany(scripts => scripts).ToDictionary(script => script.Name, script => script.ToCase());

    /// <summary>One row per case: its name.</summary>
    public static IEnumerable<object[]> All => ByName.Keys.Select(name => new object[] { name });

    public static GoldenCase Get(string name) => ByName[name];
}
