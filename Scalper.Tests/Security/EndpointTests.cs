using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Scalper.Tests.Hosting;
using Scalper.Web.Hosting;
using Scalper.Web.Verbs;

namespace Scalper.Tests.Security;

/// <summary>S-01: somebody has decided about every endpoint, and the program says what.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Endpoints_All_AreDecided(string environment)
    {
        await using GuardedApp app = new(environment);
        Assert.DoesNotContain(app.Endpoints.Where(e => EndpointList.PolicyOf(e) == EndpointList.Undecided), _ => true);
        Assert.Contains(app.Endpoints, e => EndpointList.PolicyOf(e) == "Admin");
    }

    [Fact]
    public void PolicyOf_Endpoint_IsWhatWasSaidOfIt()
    {
        Assert.Equal(EndpointList.Undecided, EndpointList.PolicyOf(With()));
        Assert.Equal(EndpointList.SignedIn, EndpointList.PolicyOf(With(new AuthorizeAttribute())));
        Assert.Equal(EndpointList.Anonymous, EndpointList.PolicyOf(With(new AuthorizeAttribute("Admin"), new AllowAnonymousAttribute())));
        Assert.Equal("Viewer and Admin", EndpointList.PolicyOf(With(new AuthorizeAttribute("Viewer"), new AuthorizeAttribute("Admin"))));
        Assert.Equal("Admin", EndpointList.PolicyOf(With(new AuthorizeAttribute { Roles = "Admin" })));
    }

    [Fact]
    public async Task Verb_Endpoints_PrintsEachWithMethodsAndPolicyAndStoresNothing()
    {
        using TempFolder folder = new();
        string data = Path.Combine(folder.Path, "data");
        await using AppProcess app = AppProcess.Start(EndpointsVerb.Name, "--Sandbox:Enabled=true", $"--Storage:Directory={data}");
        Assert.Equal(0, await app.WaitForExitAsync());
        Assert.Empty(app.Errors);
        Assert.False(Directory.Exists(data));
        string[] lines = app.Output;
        Assert.Contains("GET,HEAD   /healthz  anonymous", lines);
        Assert.Contains("GET,HEAD   /api/scores  signed in", lines);
        Assert.Contains("POST       /api/admin/subscriptions/refresh  Admin", lines);
        Assert.Contains("*          /hubs/market  signed in", lines);
        Assert.Contains(lines, line => line.StartsWith("GET,HEAD   /_framework/blazor.web.", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("UNDECIDED", StringComparison.Ordinal));
    }

    private static RouteEndpoint With(params object[] metadata) =>
        new(static _ => Task.CompletedTask, RoutePatternFactory.Parse("/x"), 0, new EndpointMetadataCollection(metadata), "x");
}
