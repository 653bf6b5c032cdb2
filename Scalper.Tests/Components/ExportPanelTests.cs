using AngleSharp.Dom;
using Bunit;
using Scalper.Core.Replay.Export;
using Scalper.Web.Components.Controls;
using Scalper.Web.Recording;

namespace Scalper.Tests.Components;

public sealed class ExportPanelTests : DashboardFixture
{
    private ExportRequest? _asked;

    [Fact]
    public void Submit_SymbolAndRange_OffersTheFileOfWhatWasAsked()
    {
        IRenderedComponent<ExportPanel> panel = Show(request => new ExportedFile("/exports/x", request.Name, new ExportReport(12_345, 678, 1, 1_000_000_000, 61_000_000_000, ["half of it"])));

        panel.Find("#export-symbol").Change(" btcusdt ");
        panel.Find("#export-from").Change("2026-11-22T12:00:00");
        panel.Find("#export-to").Change("2026-11-22T12:05:30");
        panel.Find("#export-format").Change("Jsonl");
        panel.Find("form").Submit();

        Assert.Equal(new ExportRequest("BTCUSDT", new(2026, 11, 22, 12, 0, 0, default), new(2026, 11, 22, 12, 5, 30, default), ExportFormat.Jsonl), _asked);
        IElement file = panel.Find("#export-file");
        Assert.Equal("/api/monitor/recordings/export?symbol=BTCUSDT&from=1795348800000&to=1795349130000&kind=jsonl", file.GetAttribute("href"));
        Assert.Equal("BTCUSDT-20261122T120000000Z-20261122T120530000Z.jsonl.gz", file.TextContent);
        Assert.Contains("678 frames, 1 gap, 00:00:01 to 00:01:01 UTC. half of it.", panel.Find("#export-result").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Submit_NothingThere_SaysSoAndOffersNoFile()
    {
        IRenderedComponent<ExportPanel> panel = Show(_ => throw new ExportException("expected a symbol that was recorded then."));
        panel.Find("form").Submit();
        Assert.Equal("Expected a symbol that was recorded then.", panel.Find("#export-result.panel-error").TextContent.Trim());
        Assert.Empty(panel.FindAll("#export-file"));
    }

    [Fact]
    public void Show_AtFirst_IsTheLastFiveMinutes()
    {
        IRenderedComponent<ExportPanel> panel = Show(_ => throw new ExportBusyException());
        Assert.Equal(TimeSpan.FromMinutes(5), DateTime.Parse(panel.Find("#export-to").GetAttribute("value")!) - DateTime.Parse(panel.Find("#export-from").GetAttribute("value")!));
        Assert.Contains("up to 60 minutes", panel.Find("#export-result").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ExportPanel> Show(Func<ExportRequest, ExportedFile> export) => Render<ExportPanel>(p => p.Add(c => c.Export, (request, _) =>
    {
        _asked = request;
        return Task.FromResult(export(request));
    }));
}
