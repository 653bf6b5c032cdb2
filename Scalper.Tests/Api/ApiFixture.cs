using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Core.Recording.Folder;
using Scalper.Tests.Components;
using Scalper.Tests.Recording;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;
using Scalper.Web.Evaluation;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Profiles;
using Scalper.Web.Recording;
using Scalper.Web.Settings;

namespace Scalper.Tests.Api;

/// <summary>The HTTP API alone over a fake engine; whoever sends the header X-User is signed in.</summary>
public abstract class ApiFixture : IAsyncLifetime
{
    private WebApplication? _app;

    private protected FakeMarket Market { get; } = new();

    private protected FakeTrail Trail { get; } = new();

    private protected FakeGrades Grades { get; } = new();

    /// <summary>Measures nothing until the test gives it a reading.</summary>
    private protected SampleEvaluation Evaluation { get; } = new(null);

    private protected FakeRecordings Recordings { get; } = new();

    private protected ManualTime Time { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(Views.AtMs));

    private protected ProfileBook Profiles { get; } = new("venue");

    private protected HttpClient Http { get; private set; } = default!;

    private protected IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication(HeaderScheme.Name).AddScheme<AuthenticationSchemeOptions, HeaderScheme>(HeaderScheme.Name, null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(Policies.Admin, policy => policy.RequireRole(Roles.Admin));
        builder.Services.AddSingleton<IMarket>(Market);
        builder.Services.AddSingleton<IAuditTrail>(Trail);
        builder.Services.AddSingleton<IGrades>(Grades);
        builder.Services.AddSingleton<IEvaluation>(Evaluation);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton(MarketSettings.Read(new SettingsReader(builder.Configuration)));
        builder.Services.AddSingleton<ContractShelf>();
        builder.Services.AddSingleton<SymbolListShelf>();
        builder.Services.AddSingleton<RuleInForce>();
        builder.Services.AddSingleton<TopicReader>();
        builder.Services.AddSingleton<UniverseDesk>();
        builder.Services.AddSingleton(Profiles);
        builder.Services.AddSingleton<IRecordings>(Recordings);
        builder.Services.AddSingleton(new RecordingOptions());
        builder.Services.AddSingleton<RecordingWatch>();
        builder.Services.AddSingleton<RecordingDesk>();
        builder.Services.AddSingleton<RecordingVerifier>();
        builder.Services.AddSingleton(new StorageFolder(new StorageOptions { Directory = Path.Combine(Path.GetTempPath(), "no-storage") }));
        builder.Services.AddSingleton<RecordingExporter>();
        builder.AddDashboard(new SettingsReader(builder.Configuration));
        _app = builder.Build();
        _app.MapDashboard();
        await _app.StartAsync();
        Http = _app.GetTestClient();
        Http.DefaultRequestHeaders.Add("X-User", "ana");
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _app!.DisposeAsync();
    }

    private protected async Task<JsonNode> GetJson(string path)
    {
        using HttpResponseMessage response = await Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private protected async Task<string> GetProblem(string path, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await Http.GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonNode body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((int)expected, body["status"]!.GetValue<int>());
        return body["detail"]!.GetValue<string>();
    }

    /// <summary>Compares documents with names, order, types and digits, whatever the white space.</summary>
    private protected static void AssertJson(string expected, JsonNode actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.ToJsonString());

    private protected static string[] Names(JsonNode? node) => [.. node!.AsObject().Select(p => p.Key)];

    private sealed class HeaderScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Name = "header";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-User"].ToString() is not { Length: > 0 } user)
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            ClaimsPrincipal principal = new(new ClaimsIdentity([new Claim(ClaimTypes.Name, user)], Name));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Name)));
        }
    }
}
