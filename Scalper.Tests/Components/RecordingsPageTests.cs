using AngleSharp.Dom;
using Bunit;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Tests.Recording;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Recording;

namespace Scalper.Tests.Components;

public sealed class RecordingsPageTests : DashboardFixture
{
    private const string Newest = "tbody tr:first-child";

    public RecordingsPageTests()
    {
        Recordings.Status = FakeRecordings.Recording;
        Recordings.Segments = FakeRecordings.SegmentsOf(3);
    }

    [Fact]
    public void Render_BeforeTheFirstLook_SaysThatItWaits()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<RecordingsPage>();
        Assert.All(new[] { "#recording-loading", "#segments-loading" }, id => Assert.StartsWith("Waiting for the first look", page.Find(id).TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_Recording_ShowsBudgetForecastAndFigures()
    {
        Market.Follow("AUSDT");
        Recordings.SetPin(Recordings.Segments[0].Name, isPinned: true);
        IRenderedComponent<LiveRoot> page = Open();
        Assert.Equal("● Recording", page.Find("#recording-state").TextContent.Trim());
        Assert.Equal("1.50 GB of 10 GB used, 512 MB of it pinned", page.Find(".budget-words span").TextContent);
        Assert.Equal("10 GB less 512 MB pinned = about 38 h of 1 symbol at today's rate.", page.Find("#recording-sentence").TextContent);
        Assert.Equal(["width:5.0%", "width:10.0%"], page.FindAll(".budget-bar i").Select(i => i.GetAttribute("style")));
        Assert.Equal(
            ["34 h", "2026-11-21 09:00:00 UTC", "256 MB", "256 MB", "1\u2009234\u2009567", "0", "25.0 %", "0", "11:59:59 UTC", "40.0 %", "60.0 GB", "10.0 %"],
            page.FindAll(".figures dd").Select(d => d.TextContent));
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Empty(page.FindAll(".figures [data-fault]"));
        Assert.Empty(page.FindAll("#repairs-title"));
    }

    [Fact]
    public void Render_Segments_AreNewestFirstWithTheirState()
    {
        Recordings.SetPin(Recordings.Segments[0].Name, isPinned: true);
        IRenderedComponent<LiveRoot> page = Open();
        Assert.Equal(
            ["2026-11-21 11:00:00|now|512 MB|being written", "2026-11-21 10:00:00|10:59:00|512 MB|", "2026-11-21 09:00:00|09:59:00|512 MB|pinned"],
            page.FindAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Take(4).Select(c => c.TextContent))));
        Assert.Equal("3", page.Find("#segments-title .muted").TextContent);
    }

    [Fact]
    public void Render_Off_SaysHowToSwitchItOn()
    {
        Recordings.Status = null;
        Recordings.Segments = [];
        IRenderedComponent<LiveRoot> page = Open();
        Assert.Equal("○ Off", page.Find("#recording-state").TextContent.Trim());
        Assert.Contains("Recording:Enabled", page.Find("#recording-off").TextContent, StringComparison.Ordinal);
        Assert.Equal("Nothing was recorded yet.", page.Find("#segments-empty").TextContent);
        Assert.Equal(["–", "–", "–", "–", "–", "–", "–", "–", "–"], page.FindAll(".figures dd").Take(9).Select(d => d.TextContent));
    }

    [Fact]
    public void Tick_RecordingStops_IsRedWithItsReasonAndGoesOnByItself()
    {
        IRenderedComponent<LiveRoot> page = Open();
        Recordings.Status = FakeRecordings.Stopped("No space left on device") with { RecordsMissing = 17 };
        Look();
        page.WaitForAssertion(() => Assert.Equal("■ Stopped", page.Find("#recording-state").TextContent.Trim()));
        Assert.Equal("stopped", page.Find("#recording-state").GetAttribute("data-tone"));
        Assert.Equal("No space left on device. It is tried again by itself; everything else goes on.", page.Find("#recording-reason[role=alert]").TextContent);
        Assert.Equal("17", page.Find(".figures [data-fault] dd").TextContent);
        Recordings.Status = FakeRecordings.Recording;
        Look();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#recording-reason")));
    }

    [Fact]
    public void Render_RecorderHasEnded_DoesNotPromiseToTryAgain()
    {
        Recordings.Status = FakeRecordings.Recording with { State = RecordingState.Ended, Reason = "The recorder has a fault: of ours." };
        IRenderedComponent<LiveRoot> page = Open();
        Assert.Equal("■ Ended", page.Find("#recording-state").TextContent.Trim());
        Assert.Equal("The recorder has a fault: of ours. Everything else goes on.", page.Find("#recording-reason").TextContent);
    }

    [Fact]
    public void Render_FullDisk_WarnsBeforeEightyPercent()
    {
        Recordings.Disk = new DiskRoom(76, 24, 10, 90);
        IRenderedComponent<LiveRoot> page = Open();
        Assert.Equal("The disk of the recordings is 76.0 % used: warned of from 75 % on (Recording:WarnPercent).", page.Find(".recording-warning[role=alert]").TextContent);
        Assert.Equal("76.0 %", page.Find(".figures [data-fault] #recording-disk").TextContent);
    }

    [Fact]
    public void Tick_NoLookForSeconds_IsStaleWithItsAge()
    {
        IRenderedComponent<LiveRoot> page = Open();
        Recordings.Status = FakeRecordings.Recording with { RecordsWritten = 5 };
        Tick(seconds: 4);
        Assert.Empty(page.FindAll(".stale-mark"));
        Tick(seconds: 8);
        page.WaitForAssertion(() => Assert.Equal("stale: no reading for 12 s", page.Find(".stale-mark").TextContent));
        Look();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".stale-mark")));
    }

    [Fact]
    public void Render_FolderCannotBeRead_SaysWhy()
    {
        Recordings.Fault = new IOException("the disk is away");
        Assert.Equal("The folder of recordings can't be read: the disk is away", Open().Find("#segments-fault[role=alert]").TextContent);
    }

    [Fact]
    public void Render_RepairedSegments_TellWhatWasDone()
    {
        Recordings.Repairs =
        [
            new RepairReport("/recordings/one.journal", 2_048, Views.AtMs * 1_000_000, [new SegmentDamage(DamageKind.Block, 48, 10, "a block", "CRC 1")]),
            new RepairReport("/recordings/two.journal", 0, null, []),
        ];
        Assert.Equal(
            ["one.journal|2.00 kB of a torn end cut, kept until 2026-11-21 12:00:00 UTC|Block at 48, 10 bytes: expected a block, came CRC 1", "two.journal|held nothing that can be read, and was removed"],
            Open().FindAll(".repairs li").Select(li => string.Join('|', li.Children.Select(c => c.TextContent))));
    }

    [Fact]
    public void Pin_Administrator_IsDoneInTheirNameAndShown()
    {
        User.SetPolicies(Policies.Admin);
        IRenderedComponent<LiveRoot> page = Open();
        string name = page.Find(Newest).GetAttribute("data-segment")!;
        page.Find($"{Newest} button").Click();
        Assert.True(page.Find(Newest).HasAttribute("data-pinned"));
        Assert.Equal(("true", "Unpin"), (page.Find($"{Newest} button").GetAttribute("aria-pressed"), page.Find($"{Newest} button").TextContent));
        Assert.Equal($"{name} is pinned.", page.Find("#pin-answer").TextContent);
        page.Find($"{Newest} button").Click();
        Assert.False(page.Find(Newest).HasAttribute("data-pinned"));
        Assert.Equal([(AuditAct.SegmentPinned, "ana", name), (AuditAct.SegmentUnpinned, "ana", name)], Trail.Notes.Select(n => (n.Act, n.By.Name, n.What)));
    }

    [Fact]
    public void Verify_RecordingIsOff_CannotBeAskedForAndSaysThatItWasNot()
    {
        User.SetPolicies(Policies.Admin);
        IRenderedComponent<LiveRoot> page = Open();
        Assert.True(page.Find("#verify").HasAttribute("disabled"));
        Assert.Equal("Not verified since the start.", page.Find("#verify-result[role=status]").TextContent);
    }

    [Fact]
    public void Verify_NoAdministrator_SeesTheResultAlone()
    {
        IRenderedComponent<LiveRoot> page = Open();
        Assert.Empty(page.FindAll("#verify"));
        Assert.Single(page.FindAll("#verify-result"));
    }

    [Fact]
    public void Pin_SegmentThatIsGone_SaysSo()
    {
        User.SetPolicies(Policies.Admin);
        IRenderedComponent<LiveRoot> page = Open();
        Recordings.Segments = [];
        page.Find($"{Newest} button").Click();
        Assert.EndsWith("is gone: it was deleted meanwhile.", page.Find("#pin-answer[data-failed]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Trail.Notes);
    }

    [Fact]
    public void Pin_DiskRefuses_SaysThatNothingWasChanged()
    {
        User.SetPolicies(Policies.Admin);
        IRenderedComponent<LiveRoot> page = Open();
        Recordings.Fault = new IOException("read-only");
        page.Find($"{Newest} button").Click();
        Assert.EndsWith("nothing was changed. read-only", page.Find("#pin-answer[data-failed]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Trail.Notes);
    }

    [Fact]
    public void Tick_SameList_DrawsNoRowAgain()
    {
        IRenderedComponent<LiveRoot> page = Open();
        IRenderedComponent<SegmentTable> table = page.FindComponent<SegmentTable>();
        int before = table.RenderCount;
        Recordings.Status = FakeRecordings.Recording with { RecordsWritten = 5 };
        Look();
        page.WaitForAssertion(() => Assert.Equal("5", page.Find("#recording-written").TextContent));
        Assert.Equal(before, table.RenderCount);
        Recordings.Segments = FakeRecordings.SegmentsOf(4);
        RecordingWatch.Look(withList: true);
        Tick(seconds: 1);
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tbody tr").Count));
    }

    [Theory]
    [InlineData("recording", "● REC 34 h left")]
    [InlineData("stopped", "■ REC stopped")]
    [InlineData("off", "○ REC off")]
    [InlineData("unknown", "○ REC")]
    [InlineData("warned", "▲ REC 34 h left")]
    public void Strip_EveryState_HasItsOwnGlyphAndWords(string tone, string words)
    {
        Recordings.Status = tone switch { "stopped" => FakeRecordings.Stopped("The disk is full."), "off" => null, _ => FakeRecordings.Recording };
        Recordings.Disk = tone == "warned" ? new DiskRoom(760 * FakeRecordings.Gigabyte, 240 * FakeRecordings.Gigabyte) : Recordings.Disk;
        if (tone != "unknown")
        {
            RecordingWatch.Look();
        }

        IElement badge = RenderLive<TopStrip>().Find("#strip-recording");
        Assert.Equal((words, tone, "/recordings"), (badge.TextContent.Trim(), badge.GetAttribute("data-tone"), badge.GetAttribute("href")));
        Assert.Equal(tone == "stopped", badge.GetAttribute("title") == "Nothing is recorded. The disk is full.");
    }

    [Fact]
    public void Strip_SameState_IsNotDrawnAgain()
    {
        RecordingWatch.Look();
        IRenderedComponent<LiveRoot> strip = RenderLive<TopStrip>();
        IRenderedComponent<LiveView<RecordingMark>> badge = strip.FindComponent<LiveView<RecordingMark>>();
        int before = badge.RenderCount;
        Recordings.Status = FakeRecordings.Recording with { RecordsWritten = 99 };
        Look(seconds: 2);
        strip.WaitForAssertion(() => Assert.Equal("12:00:02 UTC", strip.Find("#strip-clock").TextContent));
        Assert.Equal(before, badge.RenderCount);
    }

    private IRenderedComponent<LiveRoot> Open()
    {
        RecordingWatch.Look();
        return RenderLive<RecordingsPage>();
    }

    // The clock goes on to the tick, and the look is of that moment.
    private void Look(double seconds = 1)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        RecordingWatch.Look();
        Tick(seconds: 0);
    }
}
