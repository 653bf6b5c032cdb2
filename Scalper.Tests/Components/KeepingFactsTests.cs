using Bunit;
using Microsoft.Extensions.Logging;
using Scalper.Core.Recording.Folder;
using Scalper.Tests.Storage;
using Scalper.Web.Components.Account;
using Scalper.Web.Logs;
using Scalper.Web.Storage;

namespace Scalper.Tests.Components;

/// <summary>What the administrators' pages of log and storage show, in each state.</summary>
public sealed class KeepingFactsTests : BunitContext
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(LogSearchEnd.Start, "0 events. All 5.00 MB of the log were searched.")]
    [InlineData(LogSearchEnd.Lines, "0 events, as many as asked for, from the last 2.00 kB of 5.00 MB.")]
    [InlineData(LogSearchEnd.Limit, "0 events. Only the last 2.00 kB of 5.00 MB were searched.")]
    public void Log_WhereverItEnds_SaysHowFarItLooked(LogSearchEnd end, string expected) =>
        Assert.Equal(expected, RenderLog(new LogPage([], 2_048, 5 * 1024 * 1024, end)).Find("[role=status]").TextContent);

    [Theory]
    [InlineData(false, "Nothing here yet.")]
    [InlineData(true, "No event like this.")]
    public void Log_Empty_SaysWhy(bool isFiltered, string expected)
    {
        IRenderedComponent<LogList> list = RenderLog(new LogPage([], 0, 0, LogSearchEnd.Start), isFiltered);
        Assert.Equal(expected, list.Find(".none").TextContent);
        Assert.Empty(list.FindAll("table"));
    }

    [Fact]
    public void Log_Events_ShowTimeLevelCategoryMessageAndFoldedException()
    {
        IRenderedComponent<LogList> list = RenderLog(new LogPage(
            [new LogEntry(At, LogLevel.Error, "Feed", "lost <b>", "System.Exception: first\n   at there"), new LogEntry(null, null, null, "cut off", null)], 10, 10, LogSearchEnd.Start));
        Assert.Equal(["2026-11-21 12:00:00.007", "Error", "lost <b>"], new[] { "time", ".state.bad", ".said" }.Select(part => list.Find(part).TextContent));
        Assert.Equal("Feed", list.Find(".from").TextContent);
        Assert.Equal("System.Exception: first", list.Find("details summary").TextContent);
        Assert.Equal("System.Exception: first\n   at there", list.Find("details pre").TextContent);
        Assert.Equal(["–", "–", "cut off"], list.FindAll("tr:last-child td").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void Storage_AllKnown_ShowsFiguresAndNoWarning()
    {
        IRenderedComponent<StorageFacts> facts = RenderStorage(FakeGauge.Of(used: 40, inodesUsed: 10), new Growth(2_097_152, TimeSpan.FromMinutes(90)));
        Assert.Equal(
            ["1.00 MB", "2.00 MB", "3.00 MB", "4.00 kB", "6.00 MB", "2.00 MB an hour, over 90 minutes", "1.07 kB", "600 bytes", "40.0 %", "10.0 %", "75 %"],
            facts.FindAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["40.0", "10.0"], facts.FindAll("meter").Select(meter => meter.GetAttribute("value")));
        Assert.Empty(facts.FindAll("[role=alert]"));
    }

    [Fact]
    public void Storage_NothingKnown_SaysSo()
    {
        IRenderedComponent<StorageFacts> facts = RenderStorage(disk: null, growth: null, warnings: ["too full"]);
        Assert.Contains(facts.FindAll("td"), cell => cell.TextContent == "known after 10 minutes");
        Assert.Equal("The system does not say how full it is.", facts.Find("p.none").TextContent);
        Assert.Equal("too full", facts.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Storage_LogOnADiskOfItsOwn_ShowsBothByName()
    {
        DiskRoom own = FakeGauge.Of(used: 90, device: "2");
        IRenderedComponent<StorageFacts> facts = Render<StorageFacts>(f => f.Add(
            p => p.Reading, new StorageReading(At, "/data", new StoredSizes(1, 2, null, 3), null, FakeGauge.Of(used: 40), own, 75, [])));
        Assert.Equal(["Stored", "Disk of the storage folder", "Disk of the log"], facts.FindAll("h2").Select(title => title.TextContent));
        Assert.Equal(["40.0", "90.0"], facts.FindAll("meter").Select(meter => meter.GetAttribute("value")));
    }

    [Fact]
    public void Storage_InodesNotCounted_SaysSo()
    {
        IRenderedComponent<StorageFacts> facts = RenderStorage(FakeGauge.Of(used: 1), new Growth(-10, TimeSpan.FromHours(23.5)));
        Assert.Contains(facts.FindAll("td"), cell => cell.TextContent == "not counted here");
        Assert.Contains(facts.FindAll("td"), cell => cell.TextContent == "-10 bytes an hour, over 23 hours");
    }

    private IRenderedComponent<LogList> RenderLog(LogPage page, bool isFiltered = false) =>
        Render<LogList>(list => list.Add(l => l.Found, page).Add(l => l.IsFiltered, isFiltered));

    private IRenderedComponent<StorageFacts> RenderStorage(DiskRoom? disk, Growth? growth, params string[] warnings) => Render<StorageFacts>(facts => facts.Add(
        f => f.Reading, new StorageReading(At, "/data", new StoredSizes(1_048_576, 2_097_152, 3_145_728, 4_096), growth, disk, null, 75, warnings)));
}
