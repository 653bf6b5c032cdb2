using System.Net;
using Scalper.Tests.Api;
using Scalper.Tests.Storage;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>The administrators' pages of the log and the storage. Who else may not see them stands in the role matrix.</summary>
public sealed class KeepingPageTests(KeepingApp app) : IClassFixture<KeepingApp>
{
    [Fact]
    public async Task Log_Opened_ShowsTheNewestFirstAndKeepsTheQuestion()
    {
        using Visitor ana = await app.SignInAsync();
        string all = (await ana.OpenAsync("/admin/logs")).Text;
        Assert.Contains("All ", all, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"page\">Log</a>", all, StringComparison.Ordinal);
        string found = (await ana.OpenAsync("/admin/logs?level=Error&search=pRoBe&lines=5")).Text;
        Assert.Contains("1 event.", found, StringComparison.Ordinal);
        Assert.Contains("two&#xA;lines &lt;b&gt;", found, StringComparison.Ordinal);
        Assert.Contains("value=\"pRoBe\"", found, StringComparison.Ordinal);
        Assert.Contains("value=\"Error\" selected", found, StringComparison.Ordinal);
        Assert.Contains("value=\"5\"", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_FormWithEmptyFields_IsThePageItself()
    {
        using Visitor ana = await app.SignInAsync();
        Answer page = await ana.OpenAsync("/admin/logs?level=&search=&lines=");
        Assert.Null(page.Error);
        Assert.Contains("two&#xA;lines", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lines=5000", "Expected a whole number from 1 to 1000.")]
    [InlineData("level=loud", "Expected Trace, Debug, Information, Warning, Error or Critical.")]
    public async Task Log_WordThatIsWrong_IsSaid(string query, string error)
    {
        using Visitor ana = await app.SignInAsync();
        Assert.Equal(error, (await ana.OpenAsync($"/admin/logs?{query}")).Error);
    }

    [Fact]
    public async Task Storage_FullDisk_IsWarnedOf()
    {
        using Visitor ana = await app.SignInAsync();
        app.Gauge.Disk = FakeGauge.Of(used: 40, inodesUsed: 78);
        Answer page = await ana.OpenAsync("/admin/storage");
        Assert.Equal("The inodes of the disk of the storage folder are 78.0 % used: warned of from 75 % on (Storage:WarnPercent).", page.Error);
        app.Gauge.Disk = FakeGauge.Of(used: 40, inodesUsed: 10);
        Assert.Null((await ana.OpenAsync("/admin/storage")).Error);
    }

    [Fact]
    public async Task Pages_WithoutAccount_LeadToTheSignIn()
    {
        using Visitor nobody = new(app.Served, "127.0.0.1");
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync("/admin/logs")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync("/admin/storage")).Status);
    }
}
