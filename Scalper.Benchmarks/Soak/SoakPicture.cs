using System.Globalization;
using System.Text;

namespace Scalper.Benchmarks.Soak;

/// <summary>The samples of a soak as an SVG: one plot a figure, one below the other, each from zero.</summary>
internal static class SoakPicture
{
    private const int Width = 900, PlotHeight = 120, Left = 90, Right = 20, Top = 40, Gap = 40;

    public static string Draw(string title, IReadOnlyList<SoakSample> samples)
    {
        (string Name, Func<SoakSample, double?> Figure)[] plots =
        [
            ("resident memory, MB", s => s.ResidentMegabytes),
            ("threads", s => s.Threads),
            ("handles", s => s.Handles),
            ("collections so far", s => s.Collections?.Sum()),
            ("messages/s", s => s.MessagesPerSecond),
            ("scores/s", s => s.ScoresPerSecond),
            ("tick to score p50, us", s => s.P50Micros),
            ("tick to score p99, us", s => s.P99Micros),
            ("tick to score p99.9, us", s => s.P999Micros),
        ];
        StringBuilder svg = new(), body = new();
        int y = Top;
        foreach ((string name, Func<SoakSample, double?> figure) in plots)
        {
            (double At, double Value)[] points = [.. samples.Where(s => figure(s) is not null).Select(s => (s.Seconds, figure(s)!.Value))];
            if (points.Length > 0)
            {
                AppendPlot(body, name, points, y);
                y += PlotHeight + Gap;
            }
        }

        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {y}\" font-family=\"sans-serif\" font-size=\"12\">");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{y}\" fill=\"white\"/><text x=\"{Left}\" y=\"18\" font-size=\"14\">{title}, {samples[^1].Seconds / 60:F1} minutes</text>");
        return svg.Append(body).AppendLine("</svg>").ToString();
    }

    private static void AppendPlot(StringBuilder svg, string name, (double At, double Value)[] points, int top)
    {
        double most = points.Max(p => p.Value), end = Math.Max(points[^1].At, 1e-9);
        int bottom = top + PlotHeight;
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{top - 4}\">{name}</text>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{top + 10}\" text-anchor=\"end\">{most:N0}</text><text x=\"{Left - 6}\" y=\"{bottom}\" text-anchor=\"end\">0</text>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {top}V{bottom}H{Width - Right}\" fill=\"none\" stroke=\"#999\"/>");
        svg.Append("<polyline fill=\"none\" stroke=\"#1668a8\" points=\"");
        foreach ((double at, double value) in points)
        {
            double x = Left + ((Width - Left - Right) * at / end), y = bottom - (PlotHeight * (most > 0 ? value / most : 0));
            svg.Append(CultureInfo.InvariantCulture, $"{x:F1},{y:F1} ");
        }

        svg.AppendLine("\"/>");
    }
}
