using System.Net;
using System.Text.Json.Nodes;
using Scalper.Tests.Security;

namespace Scalper.Tests.Api;

/// <summary>Whatever goes wrong under /api and /openapi, the answer is a problem document with its status.</summary>
public sealed class ApiErrorTests
{
    [Theory]
    [InlineData("GET", "/api/no/such/thing", GuardedApp.ViewerKey, 404)]
    [InlineData("GET", "/api", GuardedApp.ViewerKey, 404)]
    [InlineData("GET", "/openapi/v2.json", GuardedApp.ViewerKey, 404)]
    [InlineData("GET", "/api/microstructure/symbol/NOPEUSDT", GuardedApp.ViewerKey, 404)]
    [InlineData("DELETE", "/api/scores", GuardedApp.ViewerKey, 405)]
    [InlineData("GET", "/api/admin/subscriptions/refresh", GuardedApp.AdminKey, 405)]
    [InlineData("GET", "/api/scores?format=pdf", GuardedApp.ViewerKey, 400)]
    [InlineData("GET", "/api/monitor/summary", null, 401)]
    [InlineData("GET", "/api/monitor/summary", "no such key", 401)]
    [InlineData("GET", "/openapi/v1.json", null, 401)]
    [InlineData("GET", "/api/admin/universe/preview", GuardedApp.ViewerKey, 403)]
    public async Task Ask_Wrongly_IsAProblemDocument(string method, string path, string? key, int status)
    {
        await using GuardedApp app = new();
        using HttpClient http = app.CreateClient();
        using HttpRequestMessage ask = new(new HttpMethod(method), path);
        if (key is not null)
        {
            ask.Headers.Add("X-Api-Key", key);
        }

        using HttpResponseMessage answer = await http.SendAsync(ask);
        await AssertProblem(answer, status);
    }

    [Fact]
    public async Task Ask_TooOften_IsAProblemDocument()
    {
        await using GuardedApp app = new(("Limits:AnonymousPerSecond", "1"));
        using HttpClient http = app.CreateClient();
        using HttpResponseMessage answer = await EndToEnd.Wait.ForAsync(
            () => http.GetAsync("/api/scores"), answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        await AssertProblem(answer, 429);
    }

    private static async Task AssertProblem(HttpResponseMessage answer, int status)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
    }
}
