using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Hubs;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Desk;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>Open pages and sockets end with what opened them. On a real port.</summary>
public sealed class LiveEndTests : IAsyncLifetime
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(30);
    private readonly WebApp _app = WebApp.WithAdministrator(("Sandbox:Enabled", "true"));
    private Uri _site = null!;

    public Task InitializeAsync()
    {
        _site = _app.ListenOnSocket();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Account_Deleted_EndsItsOpenPageAndSocketAndNobodyElses()
    {
        string bob = await MakeAsync("bob");
        CookieContainer bobs = await SignInAsync("bob"), anas = await SignInAsync(WebApp.UserName);
        await using CircuitTab page = await OpenAsync(bobs), other = await OpenAsync(anas);
        await using HubConnection socket = await ConnectAsync(bobs);
        await Wait.ForAsync(() => Task.FromResult(page.Pictures), pictures => pictures >= 1);
        await DeleteAsync(bob);

        using CancellationTokenSource late = new(Promised);
        await Wait.ForAsync(() => Task.FromResult((IsDead(page), socket.State, late.IsCancellationRequested)), s => s.IsCancellationRequested || s is (true, HubConnectionState.Disconnected, _));
        Assert.False(late.IsCancellationRequested, $"Open 30 s later: page {!IsDead(page)}, socket {socket.State}");
        long pictures = other.Pictures;
        await Wait.ForAsync(() => Task.FromResult(other.Pictures), now => now > pictures);
    }

    [Fact]
    public async Task Key_Revoked_EndsItsOpenSocketAndNotThatOfAnother()
    {
        using HttpClientHandler cookies = new() { CookieContainer = await SignInAsync(WebApp.UserName), AllowAutoRedirect = false };
        using HttpClient ana = new(cookies) { BaseAddress = _site };
        string revoked = await MakeKeyAsync(ana, "robot"), kept = await MakeKeyAsync(ana, "other");
        await using HubConnection socket = await HubClient.ConnectAsync(_site, (HubClient.KeyHeader, revoked)), other = await HubClient.ConnectAsync(_site, (HubClient.KeyHeader, kept));
        string hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(revoked)));
        await PostAsync(ana, "/admin/keys/revoke", ("key", hash));

        using CancellationTokenSource late = new(Promised);
        await Wait.ForAsync(() => Task.FromResult((socket.State, late.IsCancellationRequested)), s => s.IsCancellationRequested || s.State == HubConnectionState.Disconnected);
        Assert.Equal(HubConnectionState.Disconnected, socket.State);
        Assert.Equal(HubConnectionState.Connected, other.State);
    }

    private static bool IsDead(CircuitTab page) => Record.Exception(() => page.ThrowIfDead(TimeSpan.MaxValue)) is not null;

    private static async Task<string> MakeKeyAsync(HttpClient ana, string name) =>
        (await PostAsync(ana, "/admin/keys/make", ("name", name), ("role", Roles.Viewer), ("days", "1"))).TextOf("made-key");

    private static async Task<Answer> PostAsync(HttpClient http, string path, params (string, string)[] fields)
    {
        string token = (await Answer.ReadAsync(http.GetAsync("/account"))).FormToken!;
        return await Answer.ReadAsync(WebApp.PostAsync(http, path, [.. fields, ("__RequestVerificationToken", token)]));
    }

    private Task<CookieContainer> SignInAsync(string userName) => CircuitPage.SignInAsync(_site, userName, WebApp.Password, CancellationToken.None);

    private async Task<CircuitTab> OpenAsync(CookieContainer cookies) =>
        await CircuitTab.OpenAsync(await CircuitPage.LoadAsync(_site, cookies, CancellationToken.None), CancellationToken.None);

    private Task<HubConnection> ConnectAsync(CookieContainer cookies) => HubClient.ConnectAsync(_site, ("Cookie", cookies.GetCookieHeader(_site)), ("Origin", _site.GetLeftPart(UriPartial.Authority)));

    private async Task<string> MakeAsync(string userName)
    {
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AccountMaker>().MakeAsync(userName, WebApp.Password, Roles.Trader, "test")).Account!.Id;
    }

    private async Task DeleteAsync(string id)
    {
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<AccountDesk>().DeleteAsync(new Actor(WebApp.UserName, "test"), id));
    }
}
