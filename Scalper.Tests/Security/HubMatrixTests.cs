using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Scalper.Tests.Hosting;
using Scalper.Tests.Hubs;
using Scalper.Web.Accounts;
using Scalper.Web.Components;

namespace Scalper.Tests.Security;

/// <summary>S-16: what each role gets from each method of each hub. "ok": it was let in, whatever came of it then.</summary>
public sealed class HubMatrixTests
{
    private static readonly string[] Columns = [Roles.Viewer, Roles.Trader, Roles.Admin, "key-Viewer", "key-Admin"];

    private static readonly string[][] Rows =
    [
        ["MarketHub.Columns", "ok", "ok", "ok", "ok", "ok"],
        ["MarketHub.Candles", "ok", "ok", "ok", "ok", "ok"],
        ["MarketHub.SubscribeScores", "ok", "ok", "ok", "ok", "ok"],
        ["MarketHub.SubscribeSymbol", "ok", "ok", "ok", "ok", "ok"],
        ["MarketHub.SubscribeHealth", "ok", "ok", "ok", "ok", "ok"],
    ];

    [Fact]
    public void Methods_All_HaveARowAndTheOtherWayRound() => Assert.Equal(Rows.Select(r => r[0]).Order(), Methods().Select(NameOf).Order());

    [Fact]
    public async Task Methods_EachRole_GetWhatTheMatrixSays()
    {
        await using GuardedApp app = new();
        Uri site = app.Site;
        List<string> wrong = [];
        foreach ((string who, int column) in Columns.Select((who, i) => (who, i)))
        {
            await using HubConnection connection = await ConnectAsync(app, site, who);
            foreach (MethodInfo method in Methods())
            {
                string expected = Rows.Single(r => r[0] == NameOf(method))[1 + column], got = await CallAsync(connection, method);
                if (got != expected)
                {
                    wrong.Add($"{who}: {NameOf(method)}: expected {expected}, got {got}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<MethodInfo> Methods() => typeof(App).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Hub)))
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(m => m.GetBaseDefinition().DeclaringType != typeof(Hub));

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static async Task<HubConnection> ConnectAsync(GuardedApp app, Uri site, string who)
    {
        if (who.StartsWith("key-", StringComparison.Ordinal))
        {
            return await HubClient.ConnectAsync(site, (HubClient.KeyHeader, who == "key-Admin" ? GuardedApp.AdminKey : GuardedApp.ViewerKey));
        }

        await app.AddUserAsync($"hub-{who}", who);
        CookieContainer cookies = new();
        using HttpClientHandler handler = new() { CookieContainer = cookies, AllowAutoRedirect = false };
        using HttpClient http = new(handler) { BaseAddress = site };
        using HttpResponseMessage answer = await WebApp.SignInAsync(http, $"hub-{who}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await HubClient.ConnectAsync(site, ("Cookie", cookies.GetCookieHeader(site)), ("Origin", site.GetLeftPart(UriPartial.Authority)));
    }

    // With nothing for each argument: a method that lets somebody in finds that out first.
    private static async Task<string> CallAsync(HubConnection connection, MethodInfo method)
    {
        object?[] nothing = new object?[method.GetParameters().Count(p => p.ParameterType != typeof(CancellationToken))];
        try
        {
            await using IAsyncEnumerator<object> items = connection.StreamAsyncCore<object>(method.Name, nothing).GetAsyncEnumerator();
            await items.MoveNextAsync();
        }
        catch (HubException refused)
        {
            return refused.Message.Contains("unauthorized", StringComparison.OrdinalIgnoreCase) ? "403" : "ok";
        }

        return "ok";
    }
}
