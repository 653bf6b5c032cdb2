using System.Diagnostics;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scalper.Tests.Architecture;
using Scalper.Tests.Hosting;
using Scalper.Tests.Hubs;

namespace Scalper.Tests.Examples;

/// <summary>The examples for the market hub as their readers run them: processes of their own, against an application with the sandbox.</summary>
public sealed partial class HubExampleTests
{
    private const string Key = "example-key";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Examples_KeyAndSandbox_PrintScores_WithoutThemTheySayWhy()
    {
        await using WebApp app = WebApp.WithAdministrator(
            ("Api:Keys:0:Name", "robot"), ("Api:Keys:0:Key", Key), ("Universe:MaxSymbols", "6"), ("Sandbox:MessagesPerSecond", "1000"));
        Uri site = app.ListenOnSocket();
        await UntilScoresAsync(site);
        await Task.WhenAll([AssertPrintsAsync(Node, site), AssertPrintsAsync(CSharp, site), .. RefusalsOf(Node, site), .. RefusalsOf(CSharp, site)]);
    }

    private static string[] Node => ["node", Path.Combine(SourceTree.Root, "examples", "node", "watch-scores.cjs")];

    private static string[] CSharp => ["dotnet", typeof(HubExampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ScoreWatch").Value!];

    private static async Task AssertPrintsAsync(string[] example, Uri site)
    {
        (int code, string output, string errors) = await RunAsync([.. example, site.ToString(), "2", "3"], Key);
        Assert.True(code == 0, errors);
        Assert.Empty(errors);
        string[] first = output.Split('\n')[..4];
        Assert.Matches(@"^\d\d:\d\d:\d\d$", first[0].TrimEnd());
        Assert.All(first[1..], line => Assert.Matches(Row(), line.TrimEnd()));
    }

    private static IEnumerable<Task> RefusalsOf(string[] example, Uri site) =>
    [
        AssertRefusedAsync(1, $"{site}: ", [.. example, site.ToString(), "2"], "wrong"),
        AssertRefusedAsync(2, "SCALPER_API_KEY is not set: expected an API key of Scalper.", example, ""),
        AssertRefusedAsync(2, "'8080': expected an address such as http://127.0.0.1:8080.", [.. example, "8080"], Key),
    ];

    private static async Task AssertRefusedAsync(int expected, string sentence, string[] command, string key)
    {
        (int code, string output, string errors) = await RunAsync(command, key);
        Assert.True(code == expected, $"{string.Join(' ', command)}: {code}, {errors}");
        Assert.StartsWith(sentence, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Empty(output);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string[] command, string key)
    {
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SCALPER_API_KEY"] = key;
        start.Environment["NODE_PATH"] = Path.Combine(SourceTree.Root, "wwwroot-assets", "node_modules");
        using Process process = Process.Start(start)!;
        using CancellationTokenSource late = new(Patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(late.Token), errors = process.StandardError.ReadToEndAsync(late.Token);
            await process.WaitForExitAsync(late.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task UntilScoresAsync(Uri site)
    {
        using HttpClient http = new() { BaseAddress = site };
        http.DefaultRequestHeaders.Add(HubClient.KeyHeader, Key);
        using CancellationTokenSource late = new(Patience);
        while ((await http.GetFromJsonAsync<JsonElement[]>("/api/scores", late.Token))!.Count(s => s.GetProperty("score").ValueKind == JsonValueKind.Number) < 3)
        {
            await Task.Delay(50, late.Token);
        }
    }

    [GeneratedRegex(@"^  [A-Z0-9]+USDT +\d+\.\d (LONG|SHORT|NEUTRAL) +\d+$")]
    private static partial Regex Row();
}
