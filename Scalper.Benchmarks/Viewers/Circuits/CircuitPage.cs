using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>A page as the server sends it to a signed-in browser: what its script needs to start a circuit.</summary>
/// <param name="Operations">The page's components, as the hub's UpdateRootComponents takes them.</param>
/// <param name="State">The protected state of the page, handed back unread.</param>
public sealed partial record CircuitPage(Uri Address, CookieContainer Cookies, string Operations, string State)
{
    /// <summary>Signs in with the form of the login page.</summary>
    /// <returns>The cookies of the session, for any number of tabs.</returns>
    public static async Task<CookieContainer> SignInAsync(Uri address, string userName, string password, CancellationToken cancellation)
    {
        CookieContainer cookies = new();
        using HttpClient http = Open(address, cookies);
        string form = await http.GetStringAsync(new Uri("/login", UriKind.Relative), cancellation);
        using FormUrlEncodedContent content = new(
        [
            new("userName", userName), new("password", password), new("__RequestVerificationToken", FormToken().Match(form).Groups[1].Value),
        ]);
        using HttpResponseMessage answer = await http.PostAsync(new Uri("/login", UriKind.Relative), content, cancellation);
        return answer.StatusCode == HttpStatusCode.Redirect ? cookies : throw new CircuitException($"Signing in: expected a redirect, got {(int)answer.StatusCode}.");
    }

    public static async Task<CircuitPage> LoadAsync(Uri page, CookieContainer cookies, CancellationToken cancellation)
    {
        using HttpClient http = Open(page, cookies);
        using HttpResponseMessage answer = await http.GetAsync(page, cancellation);
        string html = await answer.Content.ReadAsStringAsync(cancellation);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new CircuitException($"{page.AbsolutePath}: expected 200, got {(int)answer.StatusCode}.");
        }

        JsonNode[] markers = [.. Marker().Matches(html).Select(m => JsonNode.Parse(m.Groups[1].Value)!)];
        return markers.Length > 0
            ? new CircuitPage(page, cookies, Add(markers), PageState().Match(html).Groups[1].Value)
            : throw new CircuitException($"{page.AbsolutePath}: expected components for a circuit, got a page without any.");
    }

    /// <summary>Closes a circuit as a browser does when its tab is closed.</summary>
    public async Task SayGoodbyeAsync(string circuit, CancellationToken cancellation)
    {
        using HttpClient http = Open(Address, Cookies);
        using MultipartFormDataContent form = new() { { new StringContent(circuit), "circuitId" } };
        using HttpResponseMessage answer = await http.PostAsync(new Uri("/_blazor/disconnect", UriKind.Relative), form, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private static string Add(JsonNode[] markers)
    {
        JsonArray operations = [];
        for (int i = 0; i < markers.Length; i++)
        {
            markers[i]["uniqueId"] = i;
            operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = markers[i] });
        }

        return new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString();
    }

    private static HttpClient Open(Uri address, CookieContainer cookies) =>
        new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(address, "/") };

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex PageState();
}
