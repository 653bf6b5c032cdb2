using System.Reflection;
using System.Text.Json;
using Scalper.Benchmarks.Rig;

namespace Scalper.Tests.Benchmarks;

/// <summary>The benchmarks as whoever measures runs them: a process of its own.</summary>
internal static class BenchmarkProgram
{
    private static readonly string Program =
        typeof(BenchmarkProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Benchmarks").Value!;

    internal static async Task<ProgramRun> RunAsync(params string[] arguments)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(3));
        return await ProgramRun.RunAsync(["dotnet", Program, .. arguments], limit.Token);
    }

    /// <summary>Its last line, where it ended well.</summary>
    internal static JsonElement Result(ProgramRun run)
    {
        Assert.True(run.ExitCode == 0, run.Errors);
        return JsonSerializer.Deserialize<JsonElement>(run.Lines[^1]);
    }
}
