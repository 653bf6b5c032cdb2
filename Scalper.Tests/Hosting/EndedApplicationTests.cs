using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Tests.EndToEnd;
using Scalper.Web.Data;

namespace Scalper.Tests.Hosting;

/// <summary>An application that has ended leaves nothing running in its process and no open file in its folder.</summary>
public sealed class EndedApplicationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Dispose_ApplicationThatAnswered_LeavesNothingThatHoldsItsMarket()
    {
        // The first to open a database in a process is held by the driver's own timer for good; it is not the one that is looked at.
        await RunAsync(folder: null);
        WeakReference ended = await RunAsync(_folder.Path);
        await Wait.ForAsync(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return Task.FromResult(ended.IsAlive);
            },
            alive => !alive);
    }

    [Fact]
    public async Task Dispose_DatabaseWritten_IsOneFileAgain()
    {
        await RunAsync(_folder.Path);
        // A connection that was in use as the application ended is closed when it comes back.
        await Wait.ForAsync(
            () => Task.FromResult(Directory.EnumerateFiles(_folder.Path, StorageFolder.DatabaseName + "*").Select(Path.GetFileName).ToArray()),
            files => files is [StorageFolder.DatabaseName]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAsync(string? folder)
    {
        await using WebApp app = new(folder);
        using HttpClient http = app.CreateClient();
        using HttpResponseMessage page = await http.GetAsync("/setup");
        Assert.True(page.IsSuccessStatusCode);
        return new WeakReference(app.Services.GetRequiredService<MarketEngine>());
    }
}
