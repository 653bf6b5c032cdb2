using System.Reflection;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Replay.Session;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Tests.Recording;
using Scalper.Tests.Replay.Session;
using Scalper.Web.Accounts;
using Scalper.Web.Components;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Layout;
using Scalper.Web.Components.Pages;
using Scalper.Web.Data;
using Scalper.Web.Market;
using Scalper.Web.Recording;
using Scalper.Web.Replays;
using Scalper.Web.Settings;

namespace Scalper.Tests.Security;

/// <summary>
/// S-16: which role gets the buttons that act on the market for everybody. Every component that holds the desk of those acts has a row;
/// what a page does for its own viewer only needs none.
/// </summary>
public sealed class PageActionMatrixTests : DashboardFixture, IAsyncLifetime
{
    private const string LinkOfASegment = "a segment's link to its replay";

    private static readonly string[] Actions = [nameof(RetryButton), nameof(MonitorPage), nameof(RecordingsPage), nameof(ReplaysPage)];

    private readonly TempFolder _folder = new();
    private ReplaySession? _session;

    [Fact]
    public void Components_WithCommands_HaveARow() => Assert.Equal(
        Actions.Order(),
        typeof(App).Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(ComponentBase))
                && t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(p => p.PropertyType == typeof(MarketDesk) || p.PropertyType == typeof(RecordingDesk) || p.PropertyType == typeof(RecordingVerifier)
                    || p.PropertyType == typeof(ReplayBook) || p.PropertyType == typeof(ReplayDesk) || p.PropertyType == typeof(MomentInbox)))
            .Select(t => t.Name).Order());

    [Theory]
    [InlineData(nameof(RetryButton), Roles.Viewer, false)]
    [InlineData(nameof(RetryButton), Roles.Trader, false)]
    [InlineData(nameof(RetryButton), Roles.Admin, true)]
    [InlineData(nameof(MonitorPage), Roles.Viewer, false)]
    [InlineData(nameof(MonitorPage), Roles.Trader, false)]
    [InlineData(nameof(MonitorPage), Roles.Admin, true)]
    [InlineData(nameof(RecordingsPage), Roles.Viewer, false)]
    [InlineData(nameof(RecordingsPage), Roles.Trader, false)]
    [InlineData(nameof(RecordingsPage), Roles.Admin, true)]
    [InlineData(nameof(ReplaysPage), Roles.Viewer, false)]
    [InlineData(nameof(ReplaysPage), Roles.Trader, true)]
    [InlineData(nameof(ReplaysPage), Roles.Admin, true)]
    [InlineData(nameof(ReplayFrame), Roles.Viewer, false)]
    [InlineData(nameof(ReplayFrame), Roles.Trader, true)]
    [InlineData(nameof(ReplayFrame), Roles.Admin, true)]
    [InlineData(LinkOfASegment, Roles.Viewer, false)]
    [InlineData(LinkOfASegment, Roles.Trader, true)]
    [InlineData(LinkOfASegment, Roles.Admin, true)]
    public void Buttons_EachRole_AreThereForWhoMay(string component, string role, bool has) =>
        Assert.Equal(has, HasButtons(component, role, new AccountsOptions()));

    /// <summary>Replays are a trader's too, which an administrator still is.</summary>
    [Theory]
    [InlineData(nameof(RetryButton), false)]
    [InlineData(nameof(MonitorPage), false)]
    [InlineData(nameof(RecordingsPage), false)]
    [InlineData(nameof(ReplaysPage), true)]
    [InlineData(nameof(ReplayFrame), true)]
    [InlineData(LinkOfASegment, true)]
    public void Buttons_AdminWithoutTheSecondFactorThatIsAsked_AreThoseOfATrader(string component, bool has) =>
        Assert.Equal(has, HasButtons(component, Roles.Admin, new AccountsOptions { AdminsNeedSecondFactor = true }));

    /// <summary>Links lead everybody to the page that opens.</summary>
    [Theory]
    [InlineData(Roles.Viewer, "Traders and administrators alone open, close and set replays. Those that are open are for everybody to look at.")]
    [InlineData(Roles.Admin, "It can't be replayed: ")]
    public void ReplaysPage_AskedByItsAddress_OpensForWhoMay(string role, string told)
    {
        SetUp(role, new AccountsOptions());
        Services.GetRequiredService<NavigationManager>().NavigateTo("/replays?at=1795000000000");
        IRenderedComponent<LiveRoot> page = RenderLive<ReplaysPage>();
        page.WaitForElement("#replays-complaint");
        Assert.StartsWith(told, page.Find("#replays-complaint").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#replay-opening"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync()
    {
        await (_session?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    // By the policies in force: the fixture's own would give whatever a test asks for.
    private void SetUp(string role, AccountsOptions options)
    {
        Services.RemoveAll<IAuthorizationService>().RemoveAll<IAuthorizationPolicyProvider>();
        AccountPolicies.Add(Services, options);
        ReplayBook book = new(new ReplayOptions(), new FakeTrail(), Time, NullLogger<ReplayBook>.Instance, NullLoggerFactory.Instance);
        Services.AddSingleton(new ReplayOptions()).AddSingleton(book).AddSingleton(new ReplayDesk(book, Recordings, Time)).AddSingleton(new MomentInbox(book, new StorageFolder(new StorageOptions { Directory = _folder.Path })));
        User.SetRoles(role);
        Market.Health = FakeMarket.Healthy(FakeMarket.Halted());
        Market.Follow("BTCUSDT");
        Market.Publish("BTCUSDT", Views.Live());
        Recordings.Segments = FakeRecordings.SegmentsOf(3);
        RecordingWatch.Look();
    }

    private bool HasButtons(string component, string role, AccountsOptions options)
    {
        SetUp(role, options);
        IReadOnlyList<IElement> buttons = component switch
        {
            nameof(RetryButton) => RenderLive<NoticeBar>().FindAll("#retry"),
            nameof(RecordingsPage) => RenderLive<RecordingsPage>().FindAll("tbody button"),
            LinkOfASegment => RenderLive<RecordingsPage>().FindAll("tbody a[href^='/replays']"),
            nameof(ReplaysPage) => RenderLive<ReplaysPage>().FindAll("button:enabled"),
            nameof(ReplayFrame) => RenderReplay().FindAll("#replay-bar :is(button, input, select):enabled"),
            _ => RenderLive<MonitorPage>().FindAll("tbody button"),
        };
        return buttons.Count > 0;
    }

    private IRenderedComponent<LiveRoot> RenderReplay()
    {
        _session = ReplaySession.Open(CaptureFile.Write(_folder.Path, seed: 3), new ReplaySessionOptions { Time = Time }, NullLogger<ReplaySession>.Instance);
        Services.AddSingleton(new ReplayPlace(1, _session));
        return RenderLive<ReplayFrame>();
    }
}
