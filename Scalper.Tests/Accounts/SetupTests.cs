using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Data;

namespace Scalper.Tests.Accounts;

public sealed class SetupTests : IDisposable
{
    private readonly WebApp _app = new();

    public void Dispose() => _app.Dispose();

    private string Token => _app.Services.GetRequiredService<SetupGate>().Token!;

    [Theory]
    [InlineData("/")]
    [InlineData("/dashboard")]
    [InlineData("/login")]
    [InlineData("/no-such-page")]
    public async Task Get_NoAccountYet_LeadsToSetUp(string path)
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/setup", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/css/account.css", HttpStatusCode.OK)]
    [InlineData("/api/scores", HttpStatusCode.Unauthorized)]
    [InlineData("/_blazor", HttpStatusCode.Unauthorized)]
    public async Task Get_NoAccountYetAndNoPage_IsAnsweredAsEver(string path, HttpStatusCode status)
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await http.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Setup_WithoutItsToken_Is403AndMakesNobody(string? token)
    {
        using HttpClient http = _app.CreateClient();
        (string, string)[] fields = token is null ? [.. Fields("eve").SkipLast(1)] : [.. Fields("eve").SkipLast(1), ("token", token)];
        using HttpResponseMessage form = await WebApp.PostFormAsync(http, "/setup", fields);
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        Assert.Contains("printed on its console", await form.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(UserNames());
    }

    [Fact]
    public async Task Setup_TokenInTheQuery_IsNotLookedAt()
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage form = await WebApp.PostFormAsync(http, "/setup?token=" + Token, [.. Fields("eve").SkipLast(1)]);
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        Assert.Empty(UserNames());
    }

    [Theory]
    [InlineData("ana", "too short", "too short", "at least 12 characters")]
    [InlineData("ana", WebApp.Password, "something else entirely", "The two passwords differ.")]
    [InlineData("ana maria", WebApp.Password, WebApp.Password, "Expected a name of 1 to 64 letters")]
    [InlineData("ana-ana-ana-ana-ana-ana-ana-ana-ana-ana-ana-ana-ana-ana-ana-ana-x", WebApp.Password, WebApp.Password, "Expected a name of 1 to 64 letters")]
    [InlineData("", WebApp.Password, WebApp.Password, "is invalid")]
    public async Task Setup_NameOrPasswordBreaksARule_SaysWhichAndMakesNobody(string userName, string password, string repeated, string said)
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await WebApp.PostFormAsync(
            http, "/setup", ("userName", userName), ("password", password), ("repeated", repeated), ("token", Token));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        string page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Empty(UserNames());
    }

    [Fact]
    public async Task Setup_PasswordAboveTheLongest_MakesNobody()
    {
        using HttpClient http = _app.CreateClient();
        string password = new('x', AccountRules.LongestPassword + 1);
        using HttpResponseMessage answer = await WebApp.PostFormAsync(
            http, "/setup", ("userName", "ana"), ("password", password), ("repeated", password), ("token", Token));
        Assert.Contains("Expected a password of 12 to 128 characters.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(UserNames());
    }

    [Fact]
    public async Task Setup_WithoutAntiforgeryToken_MakesNobody()
    {
        using HttpClient http = _app.CreateClient();
        using HttpResponseMessage answer = await WebApp.PostAsync(http, "/setup", Fields("eve"));
        Assert.Contains("open for too long", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(UserNames());
    }

    [Fact]
    public async Task Setup_WithItsToken_MakesTheAdministratorSignsInAndIsGone()
    {
        using HttpClient http = _app.CreateClient();
        (string, string)[] late = Fields("eve");
        using HttpResponseMessage made = await WebApp.PostFormAsync(http, "/setup", Fields(WebApp.UserName));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Equal("/", made.Headers.Location?.OriginalString);
        Assert.True(await Session.IsSignedInAsync(http));

        using HttpClient other = _app.CreateClient();
        using HttpResponseMessage again = await other.GetAsync("/setup");
        using HttpResponseMessage posted = await WebApp.PostAsync(other, "/setup", late);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        Assert.Equal([WebApp.UserName], UserNames());

        using IServiceScope scope = _app.Services.CreateScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        Assert.Equal("ADMIN", Assert.Single(db.UserRoles).RoleId);
    }

    [Fact]
    public async Task Setup_ManyAtOnce_MakesExactlyOneAdministrator()
    {
        (string, string)[][] fields = [.. Enumerable.Range(0, 50).Select(i => Fields($"admin{i}"))];
        HttpClient[] clients = [.. fields.Select(_ => _app.CreateClient())];
        HttpResponseMessage[] answers = await Task.WhenAll(
            clients.Select((http, i) => WebApp.PostFormAsync(http, "/setup", fields[i])));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Redirect), a => Assert.Equal(HttpStatusCode.NotFound, a.StatusCode));
        Assert.Single(UserNames());
        Array.ForEach(answers, a => a.Dispose());
        Array.ForEach(clients, c => c.Dispose());
    }

    [Fact]
    public async Task CreateAsync_ManyConnectionsAtOnce_OneSucceeds()
    {
        // The first look at the services starts the application, which only one may do.
        IServiceProvider services = _app.Services;
        MadeAccount[] results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            await using AsyncServiceScope scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CreateAsync($"admin{i}", WebApp.Password, "here");
        })));
        Assert.Single(results, r => r.Account is not null);
        Assert.Single(UserNames());
    }

    [Fact]
    public void Start_AccountExistsAlready_BootstrapAddsNoOther()
    {
        using TempFolder folder = new();
        using (WebApp first = new(folder.Path, Bootstrap("ana")))
        {
            Assert.False(first.Services.GetRequiredService<SetupGate>().IsOpen);
        }

        using WebApp second = new(folder.Path, Bootstrap("eve"));
        using IServiceScope scope = second.Services.CreateScope();
        Assert.Equal("ana", Assert.Single(scope.ServiceProvider.GetRequiredService<ScalperDb>().Users).UserName);
    }

    [Fact]
    public void Token_EachStart_IsNew()
    {
        SetupGate gate = new();
        gate.Open();
        string first = gate.Token!;
        gate.Open();
        Assert.Equal(43, first.Length);
        Assert.False(gate.Admits(first));
        Assert.True(gate.Admits(gate.Token));
        gate.Close();
        Assert.False(gate.Admits(null));
    }

    private static (string, string)[] Bootstrap(string userName) =>
        [("Accounts:Bootstrap:UserName", userName), ("Accounts:Bootstrap:Password", WebApp.Password)];

    private (string, string)[] Fields(string userName) =>
        [("userName", userName), ("password", WebApp.Password), ("repeated", WebApp.Password), ("token", Token)];

    private string[] UserNames()
    {
        using IServiceScope scope = _app.Services.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<ScalperDb>().Users.Select(u => u.UserName!)];
    }
}
