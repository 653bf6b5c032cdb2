using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Tests.Hosting;
using Scalper.Tests.Hubs;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Desk;

namespace Scalper.Tests.Accounts;

/// <summary>What ends a session ends it everywhere: at the next request, and on the page and the socket that stand open.</summary>
public sealed class SessionEndTests : IClassFixture<SessionEndTests.SocketApp>
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(30);
    private static readonly Actor Administrator = new("ana", "here");

    private readonly WebApp _app;
    private readonly Uri _site;

    public SessionEndTests(SocketApp app) => (_app, _site) = (app.App, app.Site);

    [Theory]
    [InlineData("role")]
    [InlineData("lock")]
    [InlineData("delete")]
    [InlineData("sign out by an administrator")]
    [InlineData("reset")]
    [InlineData("password")]
    [InlineData("sign out everywhere")]
    [InlineData("log out")]
    public async Task Session_Ended_EndsOnPageSocketAndRequest(string how)
    {
        string name = "user-" + how.Replace(' ', '-');
        string id = await MakeAsync(name);
        CookieContainer cookies = await CircuitPage.SignInAsync(_site, name, WebApp.Password, CancellationToken.None);
        (string, string)[] headers = [("Cookie", cookies.GetCookieHeader(_site)), ("Origin", _site.GetLeftPart(UriPartial.Authority))];
        await using HubConnection socket = await HubClient.ConnectAsync(_site, headers);
        TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        socket.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await using CircuitTab page = await OpenPageAsync(cookies);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), await AskAsync(cookies));

        Assert.Null(await ActAsync(how, id, name, cookies));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Unauthorized), await AskAsync(cookies));
        await closed.Task.WaitAsync(Promise);
        await Assert.ThrowsAnyAsync<Exception>(() => page.Reading.WaitAsync(Promise));
        Assert.True(page.Reading.IsFaulted, "the page stood open");
        await Assert.ThrowsAsync<HttpRequestException>(() => HubClient.OpenSocketAsync(_site, headers));
    }

    [Fact]
    public async Task Page_TakenUpWithTheCookieOfAnotherAccount_IsRefused()
    {
        await MakeAsync("first");
        await MakeAsync("second");
        CookieContainer first = await CircuitPage.SignInAsync(_site, "first", WebApp.Password, CancellationToken.None);
        CookieContainer second = await CircuitPage.SignInAsync(_site, "second", WebApp.Password, CancellationToken.None);
        CircuitTab page = await OpenPageAsync(first);
        string circuit = await page.Circuit;
        await page.DisposeAsync();
        Assert.False(await TakeUpAsync(second, circuit));
        Assert.True(await TakeUpAsync(first, circuit));
    }

    private async Task<CircuitTab> OpenPageAsync(CookieContainer cookies) =>
        await CircuitTab.OpenAsync(await CircuitPage.LoadAsync(_site, cookies, CancellationToken.None), CancellationToken.None);

    // As a page does that lost its socket, with the cookie the browser has now. What the page draws comes on the same socket.
    private async Task<bool> TakeUpAsync(CookieContainer cookies, string circuit)
    {
        using CancellationTokenSource deadline = new(Promise);
        using CircuitSocket socket = await CircuitSocket.OpenAsync(new CircuitPage(_site, cookies, "", ""), deadline.Token);
        await socket.SendAsync(HubInvocation.Write("0", "ConnectCircuit", circuit), deadline.Token);
        while (true)
        {
            ReadOnlyMemory<byte> message = await socket.ReceiveAsync(deadline.Token);
            Assert.False(message.IsEmpty, "the socket was closed before the answer");
            if (AnswerIn(message.Span) is { } answer)
            {
                return answer;
            }
        }
    }

    // A message of the socket holds whole messages of the hub, each behind its length.
    private static bool? AnswerIn(ReadOnlySpan<byte> message)
    {
        const byte completion = 3, isTrue = 0xc3, isFalse = 0xc2;
        while (!message.IsEmpty)
        {
            int length = 0, digits = 0;
            do
            {
                length |= (message[digits] & 0x7f) << (7 * digits);
            }
            while (message[digits++] >= 0x80);

            ReadOnlySpan<byte> frame = message.Slice(digits, length);
            if (frame is [_, completion, .., isTrue or isFalse])
            {
                return frame[^1] == isTrue;
            }

            message = message[(digits + length)..];
        }

        return null;
    }

    private async Task<(HttpStatusCode Page, HttpStatusCode Api)> AskAsync(CookieContainer cookies)
    {
        using HttpClient http = Client(cookies.GetCookieHeader(_site));
        using HttpResponseMessage page = await http.GetAsync("/no-such-page");
        using HttpResponseMessage api = await http.GetAsync("/api/scores");
        return (page.StatusCode, api.StatusCode);
    }

    private async Task<string?> ActAsync(string how, string id, string name, CookieContainer cookies)
    {
        using IServiceScope scope = _app.Services.CreateScope();
        AccountDesk desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        return how switch
        {
            "role" => await desk.ChangeRoleAsync(Administrator, id, Roles.Trader),
            "lock" => await desk.BarAsync(Administrator, id),
            "delete" => await desk.DeleteAsync(Administrator, id),
            "sign out by an administrator" => await desk.SignOutAsync(Administrator, id),
            "reset" => (await desk.ResetAsync(Administrator, name)).Refusal,
            "password" => await PostAsync(cookies, "/account/password", ("present", WebApp.Password), ("password", "another long battery"), ("repeated", "another long battery")),
            "sign out everywhere" => await PostAsync(cookies, "/account/sessions/end-all"),
            _ => await PostAsync(cookies, "/logout"),
        };
    }

    // From the same browser, whose cookies of before are what the rest of the test goes on with.
    private async Task<string?> PostAsync(CookieContainer cookies, string path, params (string Name, string Value)[] fields)
    {
        string header = cookies.GetCookieHeader(_site);
        using HttpClient http = Client(header);
        using HttpResponseMessage page = await http.GetAsync("/account");
        string html = await page.Content.ReadAsStringAsync();
        string token = System.Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        foreach (string set in page.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? lines) ? lines : [])
        {
            http.DefaultRequestHeaders.Remove("Cookie");
            http.DefaultRequestHeaders.Add("Cookie", header + "; " + set.Split(';')[0]);
        }

        using HttpResponseMessage answer = await WebApp.PostAsync(http, path, [.. fields, ("__RequestVerificationToken", token)]);
        return answer.StatusCode == HttpStatusCode.Redirect ? null : $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}";
    }

    private HttpClient Client(string cookies)
    {
        HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _site };
        http.DefaultRequestHeaders.Add("Cookie", cookies);
        return http;
    }

    private async Task<string> MakeAsync(string name)
    {
        using IServiceScope scope = _app.Services.CreateScope();
        MadeAccount made = await scope.ServiceProvider.GetRequiredService<AccountMaker>().MakeAsync(name, WebApp.Password, Roles.Viewer, "here");
        return made.Account!.Id;
    }

    /// <summary>The application on a real port, for all of these tests.</summary>
    public sealed class SocketApp : IDisposable
    {
        public SocketApp() => Site = App.ListenOnSocket();

        public WebApp App { get; } = WebApp.WithAdministrator();

        public Uri Site { get; }

        public void Dispose() => App.Dispose();
    }
}
