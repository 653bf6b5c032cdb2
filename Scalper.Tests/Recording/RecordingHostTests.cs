using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Tests.Hosting;
using Scalper.Tests.Recording.Journal;
using Scalper.Tests.Security;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Live;
using Scalper.Web.Recording;
using Scalper.Web.Settings;

namespace Scalper.Tests.Recording;

/// <summary>The recorder as the application has it: when it records, and what of its faults the application feels.</summary>
public sealed class RecordingHostTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly CaughtLog _log = new();

    private string Folder => Path.Combine(_temp.Path, "recordings");

    public void Dispose()
    {
        _log.Dispose();
        _temp.Dispose();
    }

    [Theory]
    [InlineData(null, false, true)]
    [InlineData(null, true, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, false)]
    public void Enabled_UnsetOrSet_GoesByTheProfile(bool? enabled, bool isSandbox, bool isOn)
    {
        using RecordingHost host = Make(new RecordingOptions { Enabled = enabled }, isSandbox);
        Assert.Equal(isOn, host.Recorder is not null);
        Assert.Equal(isOn, host.Status is not null);
    }

    [Fact]
    public async Task Run_FromStartToStop_RecordsAndEndsItsSegment()
    {
        using RecordingHost host = Make();
        Assert.Equal("Not started yet.", host.Status!.Reason);
        await host.StartedAsync(CancellationToken.None);
        Assert.Equal(RecordingState.Recording, host.Status.State);
        ModelLane lane = new(1, host.Recorder!.AddLane);
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                lane.Journal.Turn(1);
                return lane.Checkpoints > 0;
            },
            TimeSpan.FromSeconds(30)));
        lane.AppendFrame(100, FakeRecordings.Now.ToUnixTimeMilliseconds() * 1_000_000);
        RecordedSegment written = Assert.Single(host.List());
        Assert.Equal((true, null), (written.IsWritten, written.LastAt));
        Assert.True(host.SetPin(written.Name, isPinned: true));
        lane.Journal.Close();
        await host.StoppedAsync(CancellationToken.None);
        Assert.Equal(RecordingState.Ended, host.Status.State);
        RecordedSegment ended = Assert.Single(host.List());
        Assert.Equal((false, true, FakeRecordings.Now), (ended.IsWritten, ended.File.IsPinned, ended.LastAt));
        FolderLock.Take(Folder).Dispose();
    }

    [Fact]
    public void Off_WithRecordingsOfAnEarlierRun_ListsAndPinsThem()
    {
        using (JournalRig rig = new JournalRig(folder: Folder).Start(1))
        {
            rig.End();
        }

        using RecordingHost host = Make(new RecordingOptions { Enabled = false });
        string name = Assert.Single(host.List()).Name;
        Assert.True(host.SetPin(name, isPinned: true));
        Assert.True(host.List()[0].File.IsPinned);
        Assert.True(host.SetPin(name, isPinned: false));
        Assert.False(host.List()[0].File.IsPinned);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../scalper.db")]
    [InlineData("recording.lock")]
    [InlineData("20261122T124050123Z-00000007.journal")]
    [InlineData("../recordings/20261122T124050123Z-00000007.journal")]
    public void SetPin_NameThatIsNotListed_ChangesNothing(string name)
    {
        Directory.CreateDirectory(Folder);
        using RecordingHost host = Make(new RecordingOptions { Enabled = false });
        Assert.False(host.SetPin(name, isPinned: true));
        Assert.False(host.SetPin(name, isPinned: false));
        Assert.Empty(Directory.GetFiles(_temp.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void List_NoFolderYet_IsEmptyAndTheDiskIsKnown()
    {
        using RecordingHost host = Make();
        Assert.Empty(host.List());
        Assert.NotNull(host.ReadDisk());
    }

    [Fact]
    public async Task Start_FolderThatCannotBeMade_StopsTheRecordingAlone()
    {
        // Whoever is root may write everywhere: a file in the folder's place is in everybody's way.
        await File.WriteAllTextAsync(Folder, "");
        using RecordingHost host = Make();
        await host.StartedAsync(CancellationToken.None);
        Assert.Equal(RecordingState.Stopped, host.Status!.State);
        Assert.Contains("recordings", host.Status.Reason, StringComparison.Ordinal);
        Assert.NotNull(host.ReadDisk());
        File.Delete(Folder);
        await host.StoppedAsync(CancellationToken.None);
        Assert.Equal(RecordingState.Ended, host.Status.State);
    }

    [Fact]
    public async Task Start_DiskWithoutRoom_StopsTheRecordingAloneAndSaysWhy()
    {
        using RecordingHost host = Make(new RecordingOptions { Enabled = true, MinimumFreeGigabytes = 100_000 });
        await host.StartedAsync(CancellationToken.None);
        Assert.Equal((RecordingState.Stopped, "The disk has less than 100000 GB free, which are left to others."), (host.Status!.State, host.Status.Reason));
        Assert.Contains(_log.At(LogLevel.Error), line => line.Contains("stopped: The disk has less", StringComparison.Ordinal));
        await host.StoppedAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Start_FolderInUse_IsAStartThatCannotGoOn()
    {
        using FolderLock held = FolderLock.Take(Folder);
        using RecordingHost host = Make();
        StartException refused = await Assert.ThrowsAsync<StartException>(() => host.StartedAsync(CancellationToken.None));
        Assert.Equal(
            $"Storage:Directory = '{_temp.Path}': expected a folder whose recordings nobody else writes. Recordings in {Folder} are being written by process "
            + $"{Environment.ProcessId}: two can't record into one folder.",
            refused.Message);
    }

    [Fact]
    public async Task Run_BugInTheRecorder_IsToldAndEndsItAlone()
    {
        FailingTime time = new();
        using RecordingHost host = Make(time: time);
        await host.StartedAsync(CancellationToken.None);
        time.FailOnce();
        Assert.True(SpinWait.SpinUntil(() => _log.At(LogLevel.Critical).Length > 0, TimeSpan.FromSeconds(30)));
        Assert.Equal((RecordingState.Ended, "The recorder has a fault: a bug"), (host.Status!.State, host.Status.Reason));
        Assert.Contains("nothing is recorded until the next start", Assert.Single(_log.At(LogLevel.Critical)), StringComparison.Ordinal);
        await host.StoppedAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Hosts_StartedAndStopped_AreRecordedUntilTheLastHasStopped()
    {
        using RecordingHost recording = Make();
        OtherHost before = new(() => recording.Status!.State), after = new(() => recording.Status!.State);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IHostedService>(before).AddSingleton<IHostedService>(recording).AddSingleton<IHostedService>(after);
        using (IHost host = builder.Build())
        {
            await host.StartAsync();
            Assert.Equal(RecordingState.Recording, recording.Status!.State);
            await host.StopAsync();
        }

        Assert.Equal((RecordingState.Recording, RecordingState.Recording), (before.AtStop, after.AtStop));
        Assert.Equal(RecordingState.Ended, recording.Status.State);
    }

    [Fact]
    public async Task Application_RecordingSwitchedOn_RecordsIntoItsStorageFolder()
    {
        await using WebApp app = new(null, ("Sandbox:Enabled", "true"), ("Recording:Enabled", "true"), ("Recording:MinimumFreeGigabytes", "0"));
        RecordingHost host = app.Services.GetRequiredService<RecordingHost>();
        Assert.Equal((RecordingState.Recording, Path.Combine(app.Folder, "recordings")), (host.Status!.State, host.Recorder!.Folder.Path));
    }

    [Fact]
    public async Task Application_FolderInUse_EndsItsStartWithALine()
    {
        using FolderLock held = FolderLock.Take(Folder);
        await using AppProcess app = AppProcess.Start("--Urls=http://127.0.0.1:0", $"--Storage:Directory={_temp.Path}", "--Sandbox:Enabled=true", "--Recording:Enabled=true");
        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.StartsWith($"Storage:Directory = '{_temp.Path}': expected a folder whose recordings nobody else writes.", Assert.Single(app.Errors), StringComparison.Ordinal);
    }

    private RecordingHost Make(RecordingOptions? options = null, bool isSandbox = false, TimeProvider? time = null)
    {
        using LoggerFactory loggers = new([_log]);
        return new RecordingHost(
            options ?? new RecordingOptions { Enabled = true, MinimumFreeGigabytes = 0 }, new AppProfile("any", isSandbox, "Of a test."),
            new StorageFolder(new StorageOptions { Directory = _temp.Path }), new DiskGauge(), time ?? TimeProvider.System, loggers.CreateLogger<RecordingHost>());
    }

    /// <summary>Looks when it is stopped.</summary>
    private sealed class OtherHost(Func<RecordingState> look) : IHostedService
    {
        public RecordingState? AtStop { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            AtStop = look();
            return Task.CompletedTask;
        }
    }

    /// <summary>The machine's clock, which fails once.</summary>
    private sealed class FailingTime : TimeProvider
    {
        private int _fails;

        public void FailOnce() => Volatile.Write(ref _fails, 1);

        public override long GetTimestamp() => Interlocked.Exchange(ref _fails, 0) == 0 ? base.GetTimestamp() : throw new InvalidOperationException("a bug");
    }
}
