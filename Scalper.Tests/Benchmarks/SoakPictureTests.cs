using System.Xml.Linq;
using Scalper.Benchmarks.Soak;

namespace Scalper.Tests.Benchmarks;

public sealed class SoakPictureTests
{
    private static readonly SoakSample[] Samples =
    [
        new(0, 100, 10, 50, 40, [1, 1, 0], 2_500, 2_000, 30, 100, 500, 900),
        new(60, 200, 10, 50, 40, [3, 1, 0], 2_400, 1_900, 30, 100, 500, 900),
    ];

    [Fact]
    public void Draw_TwoSamples_OnePlotAFigureFromZero()
    {
        XElement svg = XElement.Parse(SoakPicture.Draw("engine", Samples));
        string[] lines = [.. svg.Descendants().Where(e => e.Name.LocalName == "polyline").Select(e => e.Attribute("points")!.Value.Trim())];
        Assert.Equal(9, lines.Length);

        // The memory doubles: from half the height of the first plot to its top.
        Assert.Equal("90.0,100.0 880.0,40.0", lines[0]);
    }

    [Fact]
    public void Draw_UnknownFigures_LeavesThemOut()
    {
        SoakSample[] web = [.. Samples.Select(s => s with { Collections = null, ScoresPerSecond = null, P999Micros = null })];
        Assert.Equal(6, XElement.Parse(SoakPicture.Draw("web", web)).Descendants().Count(e => e.Name.LocalName == "polyline"));
    }

    [Fact]
    public void ToLine_UnknownFigures_AreEmpty() =>
        Assert.Equal("0,100,10,50,,,,,2500,,30,100,,", (Samples[0] with { HeapMegabytes = null, Collections = null, ScoresPerSecond = null, P999Micros = null, MaxMicros = null }).ToLine());
}
