using System.Reflection;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalper.Tests.Components;
using Scalper.Tests.Recording;
using Scalper.Web.Accounts;
using Scalper.Web.Components;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Market;
using Scalper.Web.Recording;
using Scalper.Web.Settings;

namespace Scalper.Tests.Security;

/// <summary>
/// S-16: which role gets the buttons that act on the market for everybody. Every component that holds the desk of those acts has a row;
/// what a page does for its own viewer only needs none.
/// </summary>
public sealed class PageActionMatrixTests : DashboardFixture
{
    private static readonly string[] Actions = [nameof(RetryButton), nameof(MonitorPage), nameof(RecordingsPage)];

    [Fact]
    public void Components_WithCommands_HaveARow() => Assert.Equal(
        Actions.Order(),
        typeof(App).Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(ComponentBase))
                && t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(p => p.PropertyType == typeof(MarketDesk) || p.PropertyType == typeof(RecordingDesk) || p.PropertyType == typeof(RecordingVerifier)))
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
    public void Buttons_EachRole_AreThereForWhoMay(string component, string role, bool has) =>
        Assert.Equal(has, HasButtons(component, role, new AccountsOptions()));

    [Theory]
    [InlineData(nameof(RetryButton))]
    [InlineData(nameof(MonitorPage))]
    [InlineData(nameof(RecordingsPage))]
    public void Buttons_AdminWithoutTheSecondFactorThatIsAsked_AreNotThere(string component) =>
        Assert.False(HasButtons(component, Roles.Admin, new AccountsOptions { AdminsNeedSecondFactor = true }));

    // By the policies in force: the fixture's own would give whatever a test asks for.
    private bool HasButtons(string component, string role, AccountsOptions options)
    {
        Services.RemoveAll<IAuthorizationService>().RemoveAll<IAuthorizationPolicyProvider>();
        AccountPolicies.Add(Services, options);
        User.SetRoles(role);
        Market.Health = FakeMarket.Healthy(FakeMarket.Halted());
        Market.Follow("BTCUSDT");
        Market.Publish("BTCUSDT", Views.Live());
        Recordings.Segments = FakeRecordings.SegmentsOf(3);
        RecordingWatch.Look();
        IReadOnlyList<IElement> buttons = component switch
        {
            nameof(RetryButton) => RenderLive<NoticeBar>().FindAll("#retry"),
            nameof(RecordingsPage) => RenderLive<RecordingsPage>().FindAll("tbody button"),
            _ => RenderLive<MonitorPage>().FindAll("tbody button"),
        };
        return buttons.Count > 0;
    }
}
