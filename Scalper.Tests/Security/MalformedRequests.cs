using System.Text;

namespace Scalper.Tests.Security;

/// <summary>Requests as nobody should send them, the same ones for the same seed.</summary>
/// <param name="routes">Paths of the application.</param>
/// <param name="heads">Header lines of different callers: nobody's, a signed-in browser's, a key's.</param>
internal sealed class MalformedRequests(int seed, string host, IReadOnlyList<string> routes, IReadOnlyList<string> heads)
{
    private static readonly string[] Methods =
        ["GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "G E T", "GET\0", "", "\u007f", "M-SEARCH", "PRI"];

    private static readonly string[] PathTails =
    [
        "", "/", "//", "/../../../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/", "/..\\..\\windows", "/%00", "/%0d%0aX:y", "/%", "/%z", "/%u0041", "/%c0%af", "/%ff%fe",
        "/%ed%a0%80", "/\u00ff\u00fe", "/\0", "/;x=1", "/*", "/a\tb", "/%2500", "/.", "/..", "/~", "/con", "/<script>alert(1)</script>", "/'%20OR%201=1--", "/%F0%9F%92%A9", "/:x", "?", "#x", "/@x",
    ];

    private static readonly string[] Values =
    [
        "", "0", "-1", "+1", "1e309", "NaN", "Infinity", "0x10", "99999999999999999999999999", "-9223372036854775809", "2147483648", "1.5", "%00", "%", "%zz", "%ff", "null", "true",
        "//evil.example", "AUSDT", "ausdt", "AUSDT%00", "%F0%9F%92%A9", "' OR 1=1--", "1m", "../..", "{}", "[]", "a,b,c", "%0d%0a", "\u00e9",
    ];

    private static readonly string[] Names =
        ["depth", "interval", "symbol", "sort", "descending", "category", "followed", "search", "preview", "after", "token", "returnUrl", "id", "negotiateVersion", "handler", "", "%", "a[b][c]"];

    private static readonly string[] Headers =
    [
        "Host: other.example", "Host: ", "Host: a b", "Host: [::", "Host: x:99999", "No colon here", " folded: line", "Name : space before", ": no name", "X: a\0b", "X: \u00ff\u00fe", "X: a\rb",
        "Cookie: Scalper.SignIn=chunks-2147483647", "Cookie: Scalper.SignIn=chunks--5; Scalper.SignInC1=x", "Cookie: Scalper.SignIn=CfDJ8AAAA", "Cookie: Scalper.Form=x; Scalper.Form=y", "Cookie: =;;;=", "Cookie: \u00e9=\u00e9",
        "X-Api-Key: ", "X-Api-Key: \u00e9\u00ff", "X-Api-Key: a,b", "Authorization: Basic !!!", "RequestVerificationToken: %%%", "RequestVerificationToken: CfDJ8AAAA",
        "Accept-Encoding: *;q=abc", "Accept: ;;;q=9", "Accept-Language: -", "If-None-Match: \"", "If-None-Match: W/", "If-Modified-Since: yesterday", "If-Range: x", "Range: bytes=9-1", "Range: bytes=0-0,1-1,2-2,-", "Range: lines=1-",
        "Content-Type: ;", "Content-Type: text/plain; charset=utf-7", "Content-Type: application/x-www-form-urlencoded; charset=nonsense", "Content-Type: multipart/form-data", "Content-Type: multipart/form-data; boundary=",
        "Expect: 100-continue", "Expect: the worst", "Connection: upgrade", "Connection: close, close, keep-alive", "Upgrade: h2c", "Upgrade: websocket", "HTTP2-Settings: x", "Transfer-Encoding: gzip", "Transfer-Encoding: identity",
        "X-Forwarded-For: 1.2.3.4", "X-Forwarded-Proto: gopher", "X-Forwarded-Host: evil.example", "X-HTTP-Method-Override: DELETE", "X-Original-URL: /api/admin/universe/preview", "Origin: null", "Origin: :", "Referer: \u00ff",
        "Sec-WebSocket-Key: short", "Sec-WebSocket-Version: 99", "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 0x1", "Content-Length: 5\r\nContent-Length: 6",
    ];

    private static readonly string[] Types =
        ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain", "application/json", "application/x-www-form-urlencoded; charset=utf-16", "application/octet-stream"];

    private readonly Random _random = new(seed);

    public byte[] Next() => _random.Next(12) switch
    {
        <= 2 => Line(Path()),
        <= 4 => Line(Path(), Some(Headers, 4)),
        5 => Body(Form()),
        6 => Chunked(),
        7 => Socket(),
        8 => Overlong(),
        9 => Garbage(),
        10 => Flip(Line(Path(), Some(Headers, 1))),
        _ => Version(),
    };

    private byte[] Line(string path, string more = "") => Bytes($"{Pick(Methods)} {path} HTTP/1.1\r\nHost: {host}\r\n{Pick(heads)}{more}\r\n");

    private string Path()
    {
        string path = Pick(routes);
        if (_random.Next(2) == 0)
        {
            path += Pick(PathTails);
        }

        for (int i = _random.Next(4); i > 0; i--)
        {
            path += $"{(path.Contains('?') ? '&' : '?')}{Pick(Names)}={Pick(Values)}";
        }

        return _random.Next(20) switch
        {
            0 => "http://evil.example" + path,
            1 => path.Replace('/', '\\'),
            2 => "",
            _ => path,
        };
    }

    private string Form() => _random.Next(8) switch
    {
        0 => string.Join('&', Enumerable.Range(0, 3000).Select(i => $"k{i}=")),
        1 => new string('k', 5000) + "=v",
        2 => "userName=%&password=%zz&__RequestVerificationToken=%ff",
        3 => "--b\r\nContent-Disposition: form-data; name=userName\r\n\r\nx\r\n",
        4 => "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../../x\"\r\n\r\n\0\0\r\n--b--\r\n",
        5 => "__RequestVerificationToken=" + new string('A', 4000),
        6 => "--b\r\n" + string.Concat(Enumerable.Repeat("X: y\r\n", 500)) + "\r\n--b--",
        _ => "=&=&&==;\0",
    };

    private byte[] Body(string form)
    {
        int told = form.Length + (_random.Next(6) switch { 0 => 1, 1 => -1, _ => 0 });
        return Bytes($"POST {Path()} HTTP/1.1\r\nHost: {host}\r\n{Pick(heads)}Content-Type: {Pick(Types)}\r\nContent-Length: {told}\r\n\r\n{form}");
    }

    private byte[] Chunked()
    {
        string[] chunks = ["5\r\nhello\r\n0\r\n\r\n", "ZZ\r\nx\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\n", "-1\r\n\r\n", "5\r\nhel", "5;x=y;z\r\nhello\r\n0\r\nX: y\r\n\r\n", "5\nhello\n0\n\n", "0\r\n", "5\r\nhelloXX0\r\n\r\n", "\r\n\r\n"];
        string both = _random.Next(4) == 0 ? "Content-Length: 3\r\n" : "";
        return Bytes($"POST {Path()} HTTP/1.1\r\nHost: {host}\r\n{Pick(heads)}{both}Content-Type: {Pick(Types)}\r\nTransfer-Encoding: chunked\r\n\r\n{Pick(chunks)}");
    }

    private byte[] Socket()
    {
        string[] paths = ["/hubs/market", "/_blazor", "/_blazor?id=x", "/hubs/market?id=%00", "/hubs/nothing", "/", "/api/scores", "/_blazor/negotiate"];
        string[] keys = ["dGhlIHNhbXBsZSBub25jZQ==", "", "short", "!!!!", new string('A', 3000), "dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Key: again"];
        string[] versions = ["13", "8", "", "99999999999", "13, 14"];
        string[] origins = ["", $"Origin: http://{host}\r\n", "Origin: null\r\n", "Origin: http://evil.example\r\n"];
        string[] extras = ["", "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99\r\n", "Sec-WebSocket-Extensions: ;;;=\r\n", "Sec-WebSocket-Protocol: ,,\r\n"];
        return Bytes(
            $"{(_random.Next(5) == 0 ? "POST" : "GET")} {Pick(paths)} HTTP/1.1\r\nHost: {host}\r\n{Pick(heads)}Connection: Upgrade\r\nUpgrade: websocket\r\n"
            + $"Sec-WebSocket-Version: {Pick(versions)}\r\nSec-WebSocket-Key: {Pick(keys)}\r\n{Pick(origins)}{Pick(extras)}\r\n" + Encoding.Latin1.GetString(Noise(_random.Next(40))));
    }

    private byte[] Overlong() => _random.Next(4) switch
    {
        0 => Line(Pick(routes) + "/" + new string('a', _random.Next(3000, 9000))),
        1 => Line(Pick(routes), $"X: {new string('x', _random.Next(1000, 40_000))}\r\n"),
        2 => Line(Pick(routes), string.Concat(Enumerable.Range(0, 200).Select(i => $"X{i}: y\r\n"))),
        _ => Line(Pick(routes) + "?" + string.Join('&', Enumerable.Repeat("a=b", 800))),
    };

    private byte[] Garbage() => _random.Next(4) switch
    {
        0 => Noise(_random.Next(1, 600)),
        1 => [22, 3, 1, 2, 0, 1, .. Noise(200)],
        2 => Bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + Encoding.Latin1.GetString(Noise(60))),
        _ => Bytes("\r\n\r\n\n\n" + Encoding.Latin1.GetString(Noise(20)) + "\r\n\r\n"),
    };

    private byte[] Version() =>
        Bytes($"{Pick(Methods)} {Path()} {Pick(["HTTP/1.0", "HTTP/0.9", "HTTP/1.2", "HTTP/9.9", "http/1.1", "HTTP/1.1 x", "", "FTP/1.1"])}\r\n{(_random.Next(2) == 0 ? $"Host: {host}\r\n" : "")}\r\n");

    private byte[] Flip(byte[] request)
    {
        for (int i = _random.Next(1, 6); i > 0; i--)
        {
            request[_random.Next(request.Length)] = (byte)_random.Next(256);
        }

        return request;
    }

    private byte[] Noise(int length)
    {
        byte[] noise = new byte[length];
        _random.NextBytes(noise);
        return noise;
    }

    private string Some(string[] from, int most) => string.Concat(Enumerable.Range(0, _random.Next(1, most + 1)).Select(_ => Pick(from) + "\r\n"));

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
