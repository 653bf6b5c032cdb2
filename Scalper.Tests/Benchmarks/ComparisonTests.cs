using Scalper.Benchmarks.Rig;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Benchmarks;

/// <summary>The benchmarks that start others, each in its smallest form, with servers of their own.</summary>
public sealed class ComparisonTests
{
    /// <summary>Limits, engine and a peer from the command line, at a rate and flat out.</summary>
    [Fact]
    public async Task Compare_OneRound_WritesTablesAndFailsForAPeerThatIsWrong()
    {
        using TempFolder folder = new();
        ProgramRun run = await BenchmarkProgram.RunAsync(
            "compare", "--rounds", "1", "--seconds", "0.3", "--warmup", "0", "--symbols", "40", "--rate", "1000", "--ccxt", "false", "--peer", "liar=echo 7", "--out", folder.Path);
        Assert.True(run.ExitCode == 1, run.Errors);
        string text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.Path)));
        Assert.Equal(2, Count(text, "| liar | failed |"));
        Assert.Equal(2, Count(text, "**Failed**: liar"));
        Assert.Equal(2, Count(text, "**Failed**"));
        Assert.Equal(2, Count(text, "| 40 of 40 |"));
        Assert.Equal(2, Count(text, "| limit receive | "));
        Assert.Equal(2, Count(text, "| limit tokens | "));
        Assert.Equal(5, Count(text, "reached"));
        Assert.Matches(@"messages a CPU second against tokens \| at least 0.5 \| \d", text);
    }

    [Fact]
    public async Task Scale_OnePoint_WritesItsRow()
    {
        using TempFolder folder = new();
        ProgramRun run = await BenchmarkProgram.RunAsync(
            "scale", "--symbols", "40", "--lanes", "0", "--rates", "0", "--seconds", "0.3", "--warmup", "0", "--out", folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("| 40 symbols | flat out | ", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.Path))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Soak_SomeLooks_WritesCsvPictureAndTable()
    {
        using TempFolder folder = new();
        ProgramRun run = await BenchmarkProgram.RunAsync(
            "soak", "--minutes", "0.02", "--every", "0.3", "--symbols", "40", "--rate", "2000", "--out", folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        string[] lines = await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(folder.Path, "*.csv")));
        Assert.Equal("seconds,rss_mb,threads,handles,heap_mb,gc0,gc1,gc2,messages_per_s,scores_per_s,p50_us,p99_us,p999_us,max_us", lines[0]);
        Assert.All(lines[1..], l => Assert.All(l.Split(','), v => Assert.NotEmpty(v)));
        Assert.StartsWith("<svg ", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.Path, "*.svg"))), StringComparison.Ordinal);
        Assert.Contains("At the end all was right.", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.Path, "*.md"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OneStart_TellsFirstAndLastScore()
    {
        using TempFolder folder = new();
        ProgramRun run = await BenchmarkProgram.RunAsync("start", "--rounds", "1", "--symbols", "40", "--out", folder.Path);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Matches(@"\| 1 \| \d+\.\d\d \| \d+\.\d\d \|", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.Path))));
    }

    /// <summary>Every stage of every kind of frame, made up and, where they are there, recorded; each checks what it has done.</summary>
    [Fact]
    public async Task MicroCheck_AllStages_DoTheirWork()
    {
        ProgramRun run = await BenchmarkProgram.RunAsync("micro", "check");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains(run.Lines, l => l.StartsWith("MadeUp, ManyTrades: ", StringComparison.Ordinal));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
