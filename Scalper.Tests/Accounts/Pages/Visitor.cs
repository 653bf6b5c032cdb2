using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Scalper.Tests.Hosting;
using Scalper.Web.Components;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>Somebody with a browser: it keeps cookies, follows no redirect, and comes from an address of its own.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private string _token = "";

    public Visitor(WebApplicationFactory<App> app, string address)
    {
        Address = address;
        _http = app.CreateDefaultClient(new CookieContainerHandler(_cookies));
        _http.DefaultRequestHeaders.Add(AccountHouse.AddressHeader, address);
    }

    public string Address { get; }

    /// <summary>What the browser would send as its Cookie header now.</summary>
    public string Cookies => _cookies.GetCookieHeader(_http.BaseAddress!);

    public void Dispose() => _http.Dispose();

    public Task<Answer> GetAsync(string path) => Answer.ReadAsync(_http.GetAsync(path));

    /// <summary>A page that the visitor may see.</summary>
    public async Task<Answer> OpenAsync(string path)
    {
        Answer page = await GetAsync(path);
        Assert.True(page.Status == HttpStatusCode.OK, $"{path} was answered with {page.Status} {page.Location}");
        return page;
    }

    /// <summary>Sends a form with the antiforgery token that the pages of this visitor carry.</summary>
    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendBareAsync(path, [.. fields, ("__RequestVerificationToken", _token)]);

    /// <summary>Sends a form without the antiforgery token.</summary>
    public async Task<Answer> SendBareAsync(string path, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Answer.ReadAsync(_http.PostAsync(path, form));
    }

    /// <summary>Opens the page and sends its own form to where it leads.</summary>
    public async Task<Answer> FillInAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        _token = (await OpenAsync(page)).FormToken!;
        return await PostAsync(action, fields);
    }

    public Task<Answer> GivePasswordAsync(string userName, string password = WebApp.Password) =>
        FillInAsync("/login", "/login", ("userName", userName), ("password", password));

    public async Task SignInAsync(string userName, string password = WebApp.Password)
    {
        Answer answer = await GivePasswordAsync(userName, password);
        Assert.True(answer is { Status: HttpStatusCode.Redirect, Location: "/" }, $"'{userName}' was refused: {answer.Location} {answer.Error}");
        await TakeTokenAsync();
    }

    /// <summary>Takes the antiforgery token that pages of signed-in people carry.</summary>
    public async Task TakeTokenAsync() => _token = (await OpenAsync("/account")).FormToken!;

    public async Task<bool> IsSignedInAsync() => (await GetAsync("/account")).Status == HttpStatusCode.OK;

    /// <summary>Sends only this Cookie header, as who copied it would.</summary>
    public static async Task<Answer> ReplayAsync(WebApplicationFactory<App> app, string cookies, HttpMethod method, string path)
    {
        using HttpClient http = app.CreateDefaultClient();
        using HttpRequestMessage ask = new(method, path);
        ask.Headers.Add("Cookie", cookies);
        return await Answer.ReadAsync(http.SendAsync(ask));
    }
}
