using System.Net;
using System.Text.RegularExpressions;
using Scalper.Web.Components.Gallery;

namespace Scalper.Tests.Hosting;

/// <summary>The gallery is for those who work on the application: only in Development, and there behind the login.</summary>
public sealed partial class GalleryRouteTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static IEnumerable<string> Addresses => [.. GallerySheet.All.Select(s => s.Address).Prepend("/gallery").Append("/gallery/no-such-control")];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Get_OutsideDevelopment_FindsNothing(string environment)
    {
        await using AppProcess app = AppProcess.Start(
            $"--environment={environment}", "--Urls=http://127.0.0.1:0", $"--Storage:Directory={_folder.Path}", "--Sandbox:Enabled=true",
            $"--Accounts:Bootstrap:UserName={WebApp.UserName}", $"--Accounts:Bootstrap:Password={WebApp.Password}");
        using HttpClientHandler keepsCookies = new() { AllowAutoRedirect = false };
        using HttpClient http = new(keepsCookies) { BaseAddress = new Uri(Address().Match(await app.WaitForLineAsync("Scalper is ready")).Value) };
        using HttpResponseMessage signIn = await WebApp.SignInAsync(http);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/feeds")).StatusCode);
        foreach (string address in Addresses)
        {
            using HttpResponseMessage answer = await http.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("There is nothing at this address.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_Development_IsThereForThoseSignedInOnly()
    {
        await using WebApp app = WebApp.WithAdministrator();
        using HttpClient stranger = app.CreateClient();
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/gallery")).StatusCode);
        using HttpClient http = await app.CreateSignedInClientAsync();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/gallery")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(GallerySheet.All[0].Address)).StatusCode);
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
