using System.Globalization;
using System.Text.RegularExpressions;
using Scalper.Core.Quality;
using Scalper.Tests.Architecture;

namespace Scalper.Tests.Quality;

/// <summary>A row of the table in docs/data-quality.md.</summary>
/// <param name="Limits">The worst values for A, B, C and D.</param>
internal sealed partial record DocumentedThreshold(QualityCriterion Criterion, bool IsLeast, double[] Limits)
{
    public static IReadOnlyList<DocumentedThreshold> All { get; } =
    [
        .. File.ReadLines(Path.Combine(SourceTree.Root, "docs", "data-quality.md")).Select(l => Row().Match(l)).Where(m => m.Success).Select(Of),
    ];

    private static DocumentedThreshold Of(Match row)
    {
        bool[] directions = [.. row.Groups["sign"].Captures.Select(c => c.Value == "≥").Distinct()];
        return new DocumentedThreshold(
            Enum.Parse<QualityCriterion>(row.Groups["criterion"].Value),
            Assert.Single(directions),
            [.. row.Groups["limit"].Captures.Select(c => double.Parse(c.Value, CultureInfo.InvariantCulture))]);
    }

    [GeneratedRegex(@"^\| .*\(`(?<criterion>\w+)`\)( \| (?<sign>[≤≥]) (?<limit>[\d.]+)){4} \|$")]
    private static partial Regex Row();
}
