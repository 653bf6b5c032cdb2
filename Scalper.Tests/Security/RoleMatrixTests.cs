using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Scalper.Web.Accounts;
using Scalper.Web.Hosting;

namespace Scalper.Tests.Security;

/// <summary>
/// S-16: what each role gets at each route, without an antiforgery token. "ok": it was let in, whatever came of it then. A route without
/// a row fails, and so does a row without a route.
/// </summary>
public sealed class RoleMatrixTests
{
    private static readonly string[] Columns = ["anonymous", Roles.Viewer, Roles.Trader, Roles.Admin, "key-Viewer", "key-Admin"];

    // Keys open the API and the hub, and no page. Asked for a page, who is nobody is sent to sign in.
    private const string Matrix =
        """
        GET,HEAD  /healthz                                      ok    ok  ok  ok  ok    ok
        GET,HEAD  /readyz                                       ok    ok  ok  ok  ok    ok
        GET,HEAD  /login                                        ok    ok  ok  ok  ok    ok
        POST      /login                                        ok    ok  ok  ok  ok    ok
        POST      /logout                                       login ok  ok  ok  login login
        GET,HEAD  /setup/                                       ok    ok  ok  ok  ok    ok
        POST      /setup/                                       ok    ok  ok  ok  ok    ok
        GET,HEAD  /login/code                                   login login login login login login
        POST      /login/code                                   login login login login login login
        GET,HEAD  /invite/                                      ok    ok  ok  ok  ok    ok
        POST      /invite/                                      ok    ok  ok  ok  ok    ok
        GET,HEAD  /account/                                     login ok  ok  ok  login login
        POST      /account/password                             login ok  ok  ok  login login
        POST      /account/screens                              login ok  ok  ok  login login
        POST      /account/sessions/end                         login ok  ok  ok  login login
        POST      /account/sessions/end-all                     login ok  ok  ok  login login
        GET,HEAD  /account/confirm                              login ok  ok  ok  login login
        POST      /account/confirm                              login ok  ok  ok  login login
        GET,HEAD  /account/second-factor/                       login ok  ok  ok  login login
        POST      /account/second-factor/on                     login ok  ok  ok  login login
        POST      /account/second-factor/off                    login ok  ok  ok  login login
        POST      /account/second-factor/recovery               login ok  ok  ok  login login
        GET,HEAD  /admin/users/                                 login 403 403 ok  login login
        POST      /admin/users/role                             login 403 403 ok  login login
        POST      /admin/users/lock                             login 403 403 ok  login login
        POST      /admin/users/unlock                           login 403 403 ok  login login
        POST      /admin/users/sign-out                         login 403 403 ok  login login
        POST      /admin/users/delete                           login 403 403 ok  login login
        POST      /admin/users/invite                           login 403 403 ok  login login
        POST      /admin/users/withdraw                         login 403 403 ok  login login
        GET,HEAD  /admin/keys/                                  login 403 403 ok  login login
        POST      /admin/keys/make                              login 403 403 ok  login login
        POST      /admin/keys/revoke                            login 403 403 ok  login login
        GET,HEAD  /admin/audit                                  login 403 403 ok  login login
        GET,HEAD  /admin/logs                                   login 403 403 ok  login login
        GET,HEAD  /admin/storage                                login 403 403 ok  login login
        GET,HEAD  /admin                                        login 403 403 ok  login login
        GET,HEAD  /admin/subscriptions/                         login 403 403 ok  login login
        POST      /admin/subscriptions/preview                  login 403 403 ok  login login
        POST      /admin/subscriptions/apply                    login 403 403 ok  login login
        POST      /admin/subscriptions/resync                   login 403 403 ok  login login
        GET,HEAD  /admin/settings                               login 403 403 ok  login login
        GET,HEAD  /admin/licences                               login 403 403 ok  login login
        GET,POST  /                                             login ok  ok  ok  login login
        GET,POST  /dashboard                                    login ok  ok  ok  login login
        GET,POST  /monitor-micro                                login ok  ok  ok  login login
        GET,POST  /feeds                                        login ok  ok  ok  login login
        GET,POST  /quality                                      login ok  ok  ok  login login
        GET,POST  /recordings                                   login ok  ok  ok  login login
        GET,POST  /replays                                      login ok  ok  ok  login login
        GET,POST  /symbol                                       login ok  ok  ok  login login
        GET,POST  /symbol/{symbol}                              login ok  ok  ok  login login
        GET,POST  /gallery                                      login ok  ok  ok  login login
        GET,POST  /gallery/{Name}                               login ok  ok  ok  login login
        GET       /_framework/opaque-redirect                   401   ok  ok  ok  401   401
        *         /_blazor                                      401   ok  ok  ok  401   401
        *         /_blazor/negotiate                            401   ok  ok  ok  401   401
        *         /_blazor/disconnect/                          401   ok  ok  ok  401   401
        *         /_blazor/initializers/                        401   ok  ok  ok  401   401
        *         /hubs/market                                  401   ok  ok  ok  ok    ok
        *         /hubs/market/negotiate                        401   ok  ok  ok  ok    ok
        *         /replay/{id}/{**rest}                           login ok  ok  ok  login login
        GET       /openapi/v1.json                              401   ok  ok  ok  ok    ok
        GET,HEAD  /api-docs/{**file}                            login ok  ok  ok  login login
        GET,HEAD  /api/engine/health                            401   ok  ok  ok  ok    ok
        GET,HEAD  /api/websocket/health                         401   ok  ok  ok  ok    ok
        GET,HEAD  /api/websocket/sources                        401   ok  ok  ok  ok    ok
        POST      /api/websocket/connections/{index}/retry      401   403 403 ok  403   ok
        GET,HEAD  /api/symbols                                  401   ok  ok  ok  ok    ok
        GET,HEAD  /api/scores                                   401   ok  ok  ok  ok    ok
        GET,HEAD  /api/features/symbol/{symbol}                 401   ok  ok  ok  ok    ok
        GET,HEAD  /api/symbol/{symbol}/book                     401   ok  ok  ok  ok    ok
        GET,HEAD  /api/symbol/{symbol}/trades                   401   ok  ok  ok  ok    ok
        GET,HEAD  /api/symbol/{symbol}/candles                  401   ok  ok  ok  ok    ok
        GET,HEAD  /api/symbol/{symbol}/why                      401   ok  ok  ok  ok    ok
        GET,HEAD  /api/symbol/{symbol}/profile                  401   ok  ok  ok  ok    ok
        GET,HEAD  /api/symbol/{symbol}/basic                    401   ok  ok  ok  ok    ok
        GET,HEAD  /api/features/health                          401   ok  ok  ok  ok    ok
        GET,HEAD  /api/quality                                  401   ok  ok  ok  ok    ok
        GET,HEAD  /api/microstructure/health                    401   ok  ok  ok  ok    ok
        GET,HEAD  /api/microstructure/symbols                   401   ok  ok  ok  ok    ok
        GET,HEAD  /api/microstructure/symbol/{symbol}           401   ok  ok  ok  ok    ok
        GET,HEAD  /api/monitor/summary                          401   ok  ok  ok  ok    ok
        GET,HEAD  /api/monitor/tickers                          401   ok  ok  ok  ok    ok
        GET,HEAD  /api/monitor/trades                           401   ok  ok  ok  ok    ok
        GET,HEAD  /api/monitor/universe                         401   ok  ok  ok  ok    ok
        GET,HEAD  /api/monitor/recordings                       401   ok  ok  ok  ok    ok
        GET,HEAD  /api/monitor/recordings/export                401   ok  ok  ok  ok    ok
        GET,HEAD  /api/monitor/recordings/{segment}             401   ok  ok  ok  ok    ok
        GET,HEAD  /api/monitor/logs                             401   403 403 ok  403   ok
        GET,HEAD  /api/monitor/storage                          401   403 403 ok  403   ok
        GET,HEAD  /api/admin/universe/preview                   401   403 403 ok  403   ok
        POST      /api/admin/subscriptions/refresh              401   403 403 ok  403   ok
        GET,HEAD  /api/admin/universe/lists                     401   403 403 ok  403   ok
        POST      /api/admin/symbols/{symbol}/resync            401   403 403 ok  403   ok
        POST      /api/admin/recordings/verify                  401   403 403 ok  403   ok
        PUT       /api/admin/recordings/{segment}/pin           401   403 403 ok  403   ok
        DELETE    /api/admin/recordings/{segment}/pin           401   403 403 ok  403   ok
        GET,HEAD  /api/replays                                  401   ok  ok  ok  ok    ok
        POST      /api/replays                                  401   403 ok  ok  403   ok
        DELETE    /api/replays/{id}                             401   403 ok  ok  403   ok
        """;

    private static readonly string[][] Rows =
        [.. Matrix.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];

    [Fact]
    public async Task Routes_All_HaveARowAndTheOtherWayRound()
    {
        await using GuardedApp app = new();
        Assert.All(Rows, row => Assert.Equal(2 + Columns.Length, row.Length));
        Assert.Equal(
            Rows.Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal),
            app.Endpoints.Select(e => $"{EndpointList.MethodsOf(e)} {EndpointList.RouteOf(e)}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Routes_EachRole_GetWhatTheMatrixSays()
    {
        await using GuardedApp app = new(("Limits:AnonymousPerSecond", "1000"), ("Limits:RequestsPerSecond", "1000"));
        List<string> wrong = [];
        for (int column = 0; column < Columns.Length; column++)
        {
            using HttpClient http = await ClientOfAsync(app, Columns[column]);
            foreach (RouteEndpoint endpoint in app.Endpoints)
            {
                string[] row = Rows.Single(r => r[0] == EndpointList.MethodsOf(endpoint) && r[1] == EndpointList.RouteOf(endpoint));
                foreach (string method in row[0] == "*" ? ["POST"] : row[0].Split(','))
                {
                    string got = await AskAsync(http, method, PathOf(endpoint));
                    if (got != row[2 + column])
                    {
                        wrong.Add($"{Columns[column]}: {method} {row[1]}: expected {row[2 + column]}, got {got}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Roles_All_HaveAColumn() =>
        Assert.Empty(typeof(Roles).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Except(Columns));

    internal static string PathOf(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(
            segment => string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal ? literal.Content : "AUSDT"))));

    private static async Task<HttpClient> ClientOfAsync(GuardedApp app, string who)
    {
        HttpClient http = await app.SignInAsync(who == "anonymous" || who.StartsWith("key-", StringComparison.Ordinal) ? null : who);
        if (who.StartsWith("key-", StringComparison.Ordinal))
        {
            http.DefaultRequestHeaders.Add("X-Api-Key", who == "key-Admin" ? GuardedApp.AdminKey : GuardedApp.ViewerKey);
        }

        return http;
    }

    private static async Task<string> AskAsync(HttpClient http, string method, string path)
    {
        using HttpRequestMessage ask = new(new HttpMethod(method), path);
        if (path == "/_blazor")
        {
            // The one way in; here it ends before a socket is made.
            ask.Headers.TryAddWithoutValidation("Upgrade", "websocket");
            ask.Headers.TryAddWithoutValidation("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        }

        using HttpResponseMessage answer = await http.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "401",
            HttpStatusCode.Forbidden when path != "/setup" => "403",
            HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.StartsWith("/login", StringComparison.Ordinal) => "login",
            >= HttpStatusCode.InternalServerError and not HttpStatusCode.ServiceUnavailable and not HttpStatusCode.BadGateway => $"{(int)answer.StatusCode}",
            _ => "ok",
        };
    }
}
