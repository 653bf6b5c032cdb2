using Microsoft.EntityFrameworkCore;
using Scalper.Tests.Hosting;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Tests.Backup;

/// <summary>The commands as users give them, beside the running application.</summary>
public sealed class BackupProcessTests : IDisposable
{
    private const int RowsEach = 20;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Backup_ApplicationRunsAndWrites_RestoresElsewhereWithPasswordAndCookie()
    {
        string cookie;
        await using (RunningApp app = await RunningApp.StartAsync(InFolder("data")))
        {
            await app.SignInAsync();
            cookie = app.Cookie;
            await BackUpWhileWritingAsync();

            string[] errors = await RunAsync(1, "restore", InFolder("b.tar.gz"), $"--Storage:Directory={InFolder("data")}");
            Assert.Contains("expected a folder that is empty or missing; it holds '", Assert.Single(errors), StringComparison.Ordinal);
            Assert.True(await app.KnowsAsync(cookie));
        }

        await RunAsync(0, "restore", InFolder("b.tar.gz"), $"--Storage:Directory={InFolder("moved")}");
        AssertWholeTransactions();
        await using RunningApp moved = await RunningApp.StartAsync(InFolder("moved"), "--Accounts:Bootstrap:Password=another password here");
        Assert.True(await moved.KnowsAsync(cookie));
        Assert.False(await moved.KnowsAsync("Scalper.SignIn=CfDJ8" + new string('A', 100)));
        await moved.SignInAsync();
    }

    [Fact]
    public async Task Backup_Twice_SaysSoInOneLineAndTheFirstStays()
    {
        using StoredData data = new();
        string target = InFolder("twice.tar.gz");
        string[] output = await OutputAsync("backup", target, $"--Storage:Directory={data.Storage.Path}");
        Assert.Equal([$"Backup of {data.Storage.Path} is in {target}: 3 files, schema {data.Manifest.Schema}."], output);
        byte[] first = await File.ReadAllBytesAsync(target);
        Assert.Equal(
            [$"{target}: expected a name that is free, there is something already."],
            await RunAsync(1, "backup", target, $"--Storage:Directory={data.Storage.Path}"));
        Assert.Equal(first, await File.ReadAllBytesAsync(target));

        string[] restored = await OutputAsync("restore", target, $"--Storage:Directory={InFolder("new")}");
        Assert.StartsWith($"Restored into {InFolder("new")}: backup of 2", restored[0], StringComparison.Ordinal);
        Assert.StartsWith($"Settings are in {InFolder("new")}/settings: copy those you want beside the application, into ", restored[1], StringComparison.Ordinal);
        Assert.Equal(2, restored.Length);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("backup", "--Storage:Directory=x")]
    public async Task Command_WithoutFile_IsRefusedWithCode2(params string[] line) =>
        Assert.StartsWith($"{line[0]}: expected a file, as in ", Assert.Single(await RunAsync(2, line)), StringComparison.Ordinal);

    // Every transaction writes a list and its contracts: a copy that tears one has a list with fewer.
    private async Task BackUpWhileWritingAsync()
    {
        using CancellationTokenSource stop = new();
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task writer = Task.Run(async () =>
        {
            for (int list = 0; !stop.IsCancellationRequested; list++)
            {
                await WriteListAsync(list);
                begun.TrySetResult();
            }
        });
        try
        {
            await Task.WhenAny(begun.Task, writer);
            await RunAsync(0, "backup", InFolder("b.tar.gz"), $"--Storage:Directory={InFolder("data")}");
        }
        finally
        {
            await stop.CancelAsync();
            await writer;
        }
    }

    private async Task WriteListAsync(int list)
    {
        string venue = $"https://venue-{list}.example/";
        await using ScalperDb db = StoredData.Open(Storage("data"));
        await using var whole = await db.Database.BeginTransactionAsync();
        db.ContractLists.Add(new ContractListRow { Venue = venue, ReadAtMs = list });
        await db.SaveChangesAsync();
        foreach (int contract in Enumerable.Range(0, RowsEach))
        {
            db.Contracts.Add(Contract(venue, $"S{contract}"));
            await db.SaveChangesAsync();
        }

        await whole.CommitAsync();
    }

    private static ContractRow Contract(string venue, string symbol) => new()
    {
        Venue = venue, Symbol = symbol, TickSize = "0.1", QtyStep = "1", IsTrading = true, IsUsdtPerpetual = true, MaxLeverage = 50, 
    };

    private void AssertWholeTransactions()
    {
        using ScalperDb db = StoredData.Open(Storage("moved"));
        int[] counts = [.. db.ContractLists.Where(l => l.Venue.Contains(".example/")).Select(l => l.Contracts.Count)];
        Assert.NotEmpty(counts);
        Assert.All(counts, count => Assert.Equal(RowsEach, count));
    }

    private string InFolder(string name) => Path.Combine(_folder.Path, name);

    private StorageFolder Storage(string name) => new(new StorageOptions { Directory = InFolder(name) });

    private static async Task<string[]> RunAsync(int code, params string[] line)
    {
        await using AppProcess command = AppProcess.Start(line);
        Assert.True(await command.WaitForExitAsync() == code, string.Join(' ', command.Errors));
        Assert.Equal(code == 0, command.Errors.Length == 0);
        return command.Errors;
    }

    private static async Task<string[]> OutputAsync(params string[] line)
    {
        await using AppProcess command = AppProcess.Start(line);
        Assert.Equal(0, await command.WaitForExitAsync());
        Assert.Empty(command.Errors);
        return command.Output;
    }
}
