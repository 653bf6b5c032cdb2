using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Radzen;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Feeds;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Scoring;
using Scalper.Tests.Recording;
using Scalper.Tests.Screens;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Data;
using Scalper.Web.Evaluation;
using Scalper.Web.Components.Controls;
using Scalper.Web.Factors;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Recording;
using Scalper.Web.Replays;
using Scalper.Web.Screens;
using Scalper.Web.Settings;
using Scalper.Web.Sparklines;

namespace Scalper.Tests.Components;

/// <summary>Renders live components over a <see cref="FakeMarket"/>; ticks come from the test.</summary>
public abstract class DashboardFixture : BunitContext
{
    // The usual second is over before a busy machine has drawn a table.
    static DashboardFixture() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    private protected DashboardFixture()
    {
        LeadingSymbol leading = new(Market, new LeadOptions());
        Bridge = new LiveBridge(new LiveBoard(Market, Grades, leading), new DashboardOptions(), Time, NullLogger<LiveBridge>.Instance);
        Services.AddSingleton(Bridge);
        Services.AddSingleton(leading);
        Services.AddSingleton(new ScoreModels(new ScoreWeights()));
        Services.AddSingleton(new ScoreOptions());
        Factors = new FactorWatch(Market, Grades, Time);
        Services.AddSingleton(Factors);
        Features = new FeatureHistory(Market, Grades, Time);
        Services.AddSingleton(Features);
        Services.AddSingleton(new FeatureOptions());
        Services.AddSingleton<IMarket>(Market);
        Services.AddSingleton(new MarketDesk(Market, Trail));
        RecordingWatch = new RecordingWatch(Recordings, new RecordingOptions(), Market, Time);
        Services.AddSingleton(RecordingWatch);
        Services.AddSingleton(new RecordingDesk(Recordings, RecordingWatch, Trail));
        Services.AddSingleton<IRecordings>(Recordings);
        Services.AddSingleton(new RecordingExporter(Recordings, new StorageFolder(new StorageOptions { Directory = Path.Combine(Path.GetTempPath(), "no-storage") }), Time, NullLogger<RecordingExporter>.Instance));
        Services.AddSingleton(new RecordingVerifier(Recordings, Trail, Time, NullLogger<RecordingVerifier>.Instance));
        Services.AddSingleton(new ScoreWorth(Evaluation));
        Rates = new RateSampler(Market, Time);
        Services.AddSingleton(Rates);
        Services.AddSingleton(new FeedOptions());
        Services.AddScoped<ScreenLink>();
        Services.AddSingleton<IScreenShelf>(Shelf);
        Services.AddScoped<ViewerSettings>();
        Services.AddScoped<ScreenDelay>();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(ReplayPlace.Live);
        Services.AddSingleton(new AppProfile("sandbox", true, "Prices come from the sandbox exchange."));
        Services.AddSingleton<AntiforgeryStateProvider, PageToken>();
        Services.AddScoped<IComponentActivator, DenseRows>();
        DashboardSetup.AddCascades(Services);
        Services.AddRadzenComponents();
        JSInterop.Mode = JSRuntimeMode.Loose;
        User = AddAuthorization();
        User.SetAuthorized("ana");
        User.SetClaims(new Claim(ClaimTypes.NameIdentifier, AccountId), new Claim(LiveSession.AddressClaim, UserAddress));
    }

    private protected const string AccountId = "account-1";
    private protected const string UserAddress = "203.0.113.7";

    private protected FakeScreenShelf Shelf { get; } = new();

    private protected FakeMarket Market { get; } = new();

    private protected FakeTrail Trail { get; } = new();

    private protected FakeGrades Grades { get; } = new();

    private protected FakeRecordings Recordings { get; } = new();

    /// <summary>Measures nothing until the test gives it a reading.</summary>
    private protected SampleEvaluation Evaluation { get; } = new(null);

    private protected RecordingWatch RecordingWatch { get; }

    private protected ManualTime Time { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(Views.AtMs));

    private protected LiveBridge Bridge { get; }

    private protected RateSampler Rates { get; }

    private protected FactorWatch Factors { get; }

    private protected FeatureHistory Features { get; }

    private protected BunitAuthorizationContext User { get; }

    private protected ViewerSettings Viewer => Services.GetRequiredService<ViewerSettings>();

    /// <summary>What the viewer has kept from an earlier visit.</summary>
    private protected void Keep(ScreenSettings settings)
    {
        Shelf.Put(AccountId, settings);
        Assert.True(Viewer.LoadAsync().IsCompletedSuccessfully);
    }

    /// <summary>Presses a row of the score table, or its star.</summary>
    private protected static void Pick(IRenderedComponent<LiveRoot> page, string symbol, bool isStar = false) =>
        page.Find(".table").TriggerEvent("onrowpick", new PickedRowEventArgs { Symbol = symbol, IsStar = isStar });

    private protected IRenderedComponent<LiveRoot> RenderLive<TComponent>()
        where TComponent : IComponent => Render<LiveRoot>(p => p.AddChildContent<TComponent>());

    /// <summary>One tick of the bridge after some time.</summary>
    private protected void Tick(double seconds = 0.25)
    {
        // A viewer that is busy with the last tick would skip this one.
        Assert.True(SpinWait.SpinUntil(() => !Bridge.IsBusy, TimeSpan.FromSeconds(30)), "a viewer does not end its tick");
        Time.Advance(TimeSpan.FromSeconds(seconds));
        Bridge.Tick();
    }

    private sealed class PageToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token-of-the-page", "__RequestVerificationToken");
    }
}
