using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Hubs;

namespace Scalper.Tests.Accounts.Pages;

/// <summary><c>accounts reset</c> as a process of its own.</summary>
public sealed class ResetVerbTests : IDisposable
{
    private const string Ready = "Scalper is ready: open ";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reset_BesideARunningApplication_LetsTheOwnerInAndNobodyElse()
    {
        await using AppProcess app = AppProcess.Start([
            "--Urls=http://127.0.0.1:0", $"--Storage:Directory={_folder.Path}", "--Sandbox:Enabled=true",
            $"--Accounts:Bootstrap:UserName={WebApp.UserName}", $"--Accounts:Bootstrap:Password={WebApp.Password}"]);
        Uri site = new((await app.WaitForLineAsync(Ready))[Ready.Length..]);
        using HttpClientHandler cookies = new() { AllowAutoRedirect = false };
        using HttpClient owner = new(cookies) { BaseAddress = site };
        Assert.Equal("/", await SignInAsync(owner, WebApp.Password));
        await TurnSecondFactorOnAsync(owner);
        await using HubConnection socket = await HubClient.ConnectAsync(
            site, ("Cookie", cookies.CookieContainer.GetCookieHeader(site)), ("Origin", site.GetLeftPart(UriPartial.Authority)));

        string[] said = await RunAsync(0, "reset", WebApp.UserName, $"--Storage:Directory={_folder.Path}");
        string start = $"The new password of '{WebApp.UserName}': ";
        Assert.StartsWith(start, said[0], StringComparison.Ordinal);

        using CancellationTokenSource late = new(TimeSpan.FromSeconds(30));
        await Wait.ForAsync(
            async () => (socket.State, (await Answer.ReadAsync(owner.GetAsync("/account"))).Status, late.IsCancellationRequested),
            s => s.IsCancellationRequested || s is (HubConnectionState.Disconnected, HttpStatusCode.Redirect, _));
        Assert.False(late.IsCancellationRequested, $"30 s later: the socket is {socket.State}");
        Assert.Null(await SignInAsync(owner, WebApp.Password));
        Assert.Equal("/", await SignInAsync(owner, said[0][start.Length..]));
    }

    [Fact]
    public async Task Reset_UnknownUser_SaysSo()
    {
        await using (AppProcess app = AppProcess.Start([
            "--Urls=http://127.0.0.1:0", $"--Storage:Directory={_folder.Path}", "--Sandbox:Enabled=true",
            $"--Accounts:Bootstrap:UserName={WebApp.UserName}", $"--Accounts:Bootstrap:Password={WebApp.Password}"]))
        {
            await app.WaitForLineAsync(Ready);
        }

        Assert.Equal(["There is no account 'bob'."], await RunAsync(1, "reset", "bob", $"--Storage:Directory={_folder.Path}"));
    }

    [Fact]
    public async Task Reset_NoDatabase_SaysWhereItLooked()
    {
        string folder = Path.Combine(_folder.Path, "none");
        string line = Assert.Single(await RunAsync(1, "reset", "ana", $"--Storage:Directory={folder}"));
        Assert.StartsWith(folder, line, StringComparison.Ordinal);
        Assert.EndsWith(": expected the database of an installation; see Storage:Directory.", line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData]
    [InlineData("reset")]
    [InlineData("reset", "--Storage:Directory=x")]
    [InlineData("delete", "ana")]
    public async Task Accounts_WrongUsage_SaysWhatIsExpected(params string[] arguments) =>
        Assert.Equal(["accounts: expected 'accounts reset <user>', and then settings, if any."], await RunAsync(2, arguments));

    // The lines of the output that fits the exit code.
    private static async Task<string[]> RunAsync(int exitCode, params string[] arguments)
    {
        await using AppProcess verb = AppProcess.Start(["accounts", .. arguments]);
        int code = await verb.WaitForExitAsync();
        Assert.True(code == exitCode, $"{code}: {string.Join(' ', verb.Errors)}");
        Assert.Empty(exitCode == 0 ? verb.Errors : verb.Output);
        return exitCode == 0 ? verb.Output : verb.Errors;
    }

    private static async Task<string?> SignInAsync(HttpClient http, string password)
    {
        using HttpResponseMessage answer = await WebApp.SignInAsync(http, password: password);
        return answer.Headers.Location?.OriginalString;
    }

    private static async Task TurnSecondFactorOnAsync(HttpClient owner)
    {
        Answer page = await Answer.ReadAsync(owner.GetAsync(Enrolment.Page));
        Answer on = await Answer.ReadAsync(WebApp.PostAsync(
            owner, Enrolment.Page + "/on", ("secret", page.ValueOf("secret")), ("code", Totp.Now(page.TextOf("secret-text"))), ("__RequestVerificationToken", page.FormToken!)));
        Assert.Equal(10, Enrolment.CodesOf(on).Length);
    }
}
