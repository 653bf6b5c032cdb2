// Prints the scores that are farthest from 50, once a second:
//
//   SCALPER_API_KEY=... dotnet run --project examples/csharp [address, http://127.0.0.1:8080] [seconds, 10] [rows, 10]
//
// Ends with 0 after that time, 1 where nothing could be had, 2 where it was called wrongly.
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using ScoreWatch;

if (Environment.GetEnvironmentVariable("SCALPER_API_KEY") is not { Length: > 0 } key)
{
    Console.Error.WriteLine("SCALPER_API_KEY is not set: expected an API key of Scalper.");
    return 2;
}

string address = args.ElementAtOrDefault(0) ?? "http://127.0.0.1:8080";
if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? site) || site.Scheme is not ("http" or "https"))
{
    Console.Error.WriteLine($"'{address}': expected an address such as http://127.0.0.1:8080.");
    return 2;
}

if (!int.TryParse(args.ElementAtOrDefault(1) ?? "10", CultureInfo.InvariantCulture, out int seconds)
    || !int.TryParse(args.ElementAtOrDefault(2) ?? "10", CultureInfo.InvariantCulture, out int rows) || seconds < 1 || rows < 1)
{
    Console.Error.WriteLine("Expected a number of seconds and a number of rows, both at least 1.");
    return 2;
}

// With the package Microsoft.AspNetCore.SignalR.Client, which this example does without, WithUrl(...) takes the place of these two and of
// HubDial and HubSocket.
HubConnectionBuilder builder = new();
builder.Services.AddSingleton<IConnectionFactory>(new HubDial(key)).AddSingleton<EndPoint>(new UriEndPoint(site));
await using HubConnection connection = builder.Build();
Dictionary<string, Score> scores = [];
using CancellationTokenSource end = new(TimeSpan.FromSeconds(seconds));
try
{
    await connection.StartAsync(end.Token);
    long printedAt = 0;
    await foreach (ScoreChanges changes in connection.StreamAsync<ScoreChanges>("SubscribeScores", new { sort = "distance", limit = rows }, end.Token))
    {
        foreach (Score score in changes.Scores)
        {
            scores[score.Symbol] = score;
        }

        foreach (string symbol in changes.Gone)
        {
            scores.Remove(symbol);
        }

        if (changes.At - printedAt >= 1000)
        {
            printedAt = changes.At;
            Print(changes.At);
        }
    }
}
catch (OperationCanceledException) when (end.IsCancellationRequested)
{
    // The time is up.
}
catch (Exception e) when (e is WebSocketException or HubException or IOException or InvalidOperationException)
{
    Console.Error.WriteLine($"{site}: {e.Message}");
    return 1;
}

if (scores.Values.All(s => s.Value is null))
{
    Console.Error.WriteLine($"{site}: no score came within {seconds} s.");
    return 1;
}

return 0;

void Print(long at)
{
    Console.WriteLine(DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture));
    foreach (Score score in scores.Values.Where(s => s.Value is not null).OrderByDescending(s => Math.Abs(s.Value!.Value - 50)))
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {score.Symbol,-16} {score.Value,5:F1} {score.Side,-7} {score.Confidence,3:F0}"));
    }
}
