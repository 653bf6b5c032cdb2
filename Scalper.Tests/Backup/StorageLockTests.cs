using Scalper.Tests.Hosting;

namespace Scalper.Tests.Backup;

/// <summary>One process at a time uses a storage folder.</summary>
public sealed class StorageLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_FolderInUse_EndsWithOneLineAndTheFirstGoesOn()
    {
        await using RunningApp first = await RunningApp.StartAsync(_folder.Path);
        await using AppProcess second = AppProcess.Start(RunningApp.Settings(_folder.Path));
        Assert.Equal(1, await second.WaitForExitAsync());
        Assert.Equal(
            [$"Storage:Directory = '{_folder.Path}': expected a folder that no other process of Scalper uses; one does."], second.Errors);
        Assert.Empty(second.Output);
        await first.SignInAsync();
    }

    [Fact]
    public async Task Start_OtherProcessWasKilled_TakesTheFolder()
    {
        RunningApp killed = await RunningApp.StartAsync(_folder.Path);
        await killed.SignInAsync();
        string cookie = killed.Cookie;
        await killed.DisposeAsync(); // Kills, as kill -9 does.

        await using RunningApp next = await RunningApp.StartAsync(_folder.Path);
        Assert.True(await next.KnowsAsync(cookie));
    }
}
