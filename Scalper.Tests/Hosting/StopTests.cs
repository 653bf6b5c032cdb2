using System.Diagnostics;

namespace Scalper.Tests.Hosting;

/// <summary>The application as a process of its own is told to stop while its market runs: five seconds are what supervisors may count on.</summary>
public sealed class StopTests : IDisposable
{
    private const string Ready = "Scalper is ready: open ";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_RunningMarket_EndsCleanlyWithinFiveSeconds(string signal)
    {
        await using AppProcess app = AppProcess.Start("--Urls=http://127.0.0.1:0", $"--Storage:Directory={_folder.Path}", "--Sandbox:Enabled=true");
        Uri address = new((await app.WaitForLineAsync(Ready))[Ready.Length..]);
        using HttpClient http = new() { BaseAddress = address };
        Assert.Equal("ok", await http.GetStringAsync("/healthz"));
        long before = Stopwatch.GetTimestamp();
        app.Signal(signal);
        Assert.Equal(0, await app.WaitForExitAsync());
        TimeSpan took = Stopwatch.GetElapsedTime(before);
        Assert.True(took < TimeSpan.FromSeconds(5), $"It took {took.TotalSeconds:0.0} s.");
        Assert.Empty(app.Errors);
        Assert.Equal(["scalper.db"], Directory.EnumerateFiles(_folder.Path, "scalper.db*").Select(Path.GetFileName));
    }
}
