using Scalper.Benchmarks.Rig;

namespace Scalper.Tests.Benchmarks;

/// <summary>The journal's benchmark in its smallest form; what it records of frames it reads back itself.</summary>
public sealed class JournalBenchmarkTests
{
    [Fact]
    public async Task Levels_OneQuality_WritesItsRow()
    {
        ProgramRun run = await BenchmarkProgram.RunAsync(
            "journal", "levels", "--seconds", "1", "--symbols", "40", "--rate", "500", "--lanes", "2", "--qualities", "1", "--blocks", "64");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Matches(@"^\| 1 \| 64 \| \d+\.\d % \| ", run.Lines[^1]);
    }

    [Fact]
    public async Task Journal_WrongWords_SaysWhatWasExpected()
    {
        ProgramRun run = await BenchmarkProgram.RunAsync("journal", "dance");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("journal: expected levels, write or replay, got 'dance'", run.Errors, StringComparison.Ordinal);
    }
}
