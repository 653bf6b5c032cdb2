using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Scalper.Tests.Security;

/// <summary>
/// Ten thousand malformed requests at all routes, signed in and not, over real sockets: none gets a 5xx, each is answered or closed, and the
/// application is as before. SCALPER_MALFORMED_SEED plays another ten thousand.
/// </summary>
public sealed class MalformedRequestTests
{
    private const int Requests = 10_000, Callers = 48;

    // How a frame begins that turns HTTP/2 away (RFC 9113, section 6.8): eight bytes, type 7.
    private const string GoAway = "\0\0\u0008\u0007";

    // A request whose rest never comes is told so by closing our side of the connection.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task TenThousandRequests_NeverFailAndNeverHang()
    {
        await using GuardedApp app = new(
            ("Limits:AnonymousPerSecond", "100000"), ("Limits:RequestsPerSecond", "100000"), ("Limits:Connections", "100000"), ("Limits:Sockets", "100000"));
        app.Market.Detail = static _ => throw new Core.Engine.LaneBusyException("The inbox of lane 0 is full.");
        Uri site = app.Site;
        string[] heads = ["", $"Cookie: {await app.CookieAsync()}\r\n", $"X-Api-Key: {GuardedApp.ViewerKey}\r\n"];
        string[] routes = [.. app.Endpoints.Select(RoleMatrixTests.PathOf).Append("/css/account.css").Append("/nothing").Distinct()];
        int seed = int.TryParse(Environment.GetEnvironmentVariable("SCALPER_MALFORMED_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : 20261121;
        MalformedRequests requests = new(seed, site.Authority, routes, heads);

        // One that is right, so that a socket opens whatever the seed has in store.
        byte[] right = Encoding.ASCII.GetBytes(
            $"GET /hubs/market HTTP/1.1\r\nHost: {site.Authority}\r\n{heads[^1]}Connection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        ConcurrentQueue<byte[]> open = new(Enumerable.Range(0, Requests).Select(_ => requests.Next()).Append(right));
        ConcurrentBag<string> wrong = [], answers = [];
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (open.TryDequeue(out byte[]? request))
            {
                string status = await AskAsync(site, request);
                answers.Add(status);
                if (!IsRight(status))
                {
                    wrong.Add($"{status} to {Shown(request)}");
                }
            }
        })));

        string[] errors = app.Log.At(LogLevel.Error);
        Assert.True(wrong.IsEmpty, $"Seed {seed}, {wrong.Count} of {Requests}:\n" + string.Join('\n', wrong.Take(20).Concat(errors.Take(5))));
        Assert.True(errors.Length == 0, $"Seed {seed}, {errors.Length} in the log:\n" + string.Join('\n', errors.Take(5)));
        Assert.All(new[] { "200", "302", "400", "401", "403", "404", "405", "414", "431", "101" }, status => Assert.Contains(status, answers));
        using HttpClient http = await app.SignInAsync();
        foreach (string path in new[] { "/healthz", "/", "/api/scores" })
        {
            using HttpResponseMessage answer = await http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    // 503 of one route says that the engine takes no question now, as this one is told to say; 505 is owed to a version that nobody knows
    // (RFC 9110, section 15.6.6).
    private static bool IsRight(string status) => status is "closed" or "http/2 refused" or "505" or "503 busy" || string.CompareOrdinal(status, "500") < 0;

    private static async Task<string> AskAsync(Uri site, byte[] request)
    {
        using CancellationTokenSource deadline = new(Wire.Deadline);
        try
        {
            using Socket socket = await Wire.OpenAsync(site, deadline.Token);
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            await socket.SendAsync(request, deadline.Token);
            string head = await ReadHeadAsync(socket, deadline.Token);
            return head.Length == 0 ? "closed"
                : head.StartsWith("HTTP/1.1 503 ", StringComparison.Ordinal) && head.Contains("problem+json", StringComparison.Ordinal) ? "503 busy"
                : head.StartsWith(GoAway, StringComparison.Ordinal) ? "http/2 refused"
                : head.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && head.Length >= 12 ? head[9..12]
                : "600 " + head;
        }
        catch (SocketException)
        {
            return "closed";
        }
        catch (OperationCanceledException)
        {
            return "no answer";
        }
    }

    private static async Task<string> ReadHeadAsync(Socket socket, CancellationToken cancellation)
    {
        StringBuilder head = new();
        byte[] buffer = new byte[2048];
        Task<int> read = socket.ReceiveAsync(buffer.AsMemory(), cancellation).AsTask();
        if (await Task.WhenAny(read, Task.Delay(Patience, cancellation)) != read)
        {
            socket.Shutdown(SocketShutdown.Send);
        }

        while (await read is > 0 and int count)
        {
            head.Append(Encoding.Latin1.GetString(buffer, 0, count));
            if (head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                break;
            }

            read = socket.ReceiveAsync(buffer.AsMemory(), cancellation).AsTask();
        }

        return head.ToString();
    }

    private static string Shown(byte[] request) =>
        string.Concat(Encoding.Latin1.GetString(request, 0, Math.Min(request.Length, 300)).Select(c => char.IsControl(c) || c > '~' ? $"\\x{(int)c:x2}" : c.ToString()));
}
