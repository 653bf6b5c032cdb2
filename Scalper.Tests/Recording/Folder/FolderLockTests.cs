using System.Globalization;
using Scalper.Core.Recording.Folder;
using Scalper.Tests.Hosting;
using Scalper.Tests.Recording.Journal;

namespace Scalper.Tests.Recording.Folder;

public sealed class FolderLockTests
{
    [Fact]
    public void Start_FolderInUse_IsRefusedWithFolderAndProcess()
    {
        using JournalRig first = new JournalRig().Start(1);
        using JournalRig second = new(folder: first.Folder.Path);
        FolderInUseException refused = Assert.Throws<FolderInUseException>(second.Writer.Start);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"Recordings in {first.Folder.Path} are being written by process {Environment.ProcessId}: two can't record into one folder."),
            refused.Message);
        Assert.Equal((first.Folder.Path, (int?)Environment.ProcessId), (refused.Folder, refused.Holder));
        Assert.Single(first.Folder.List());
        first.End();
        second.Writer.Start();
        Assert.Equal(RecordingState.Recording, second.Status.State);
    }

    [Fact]
    public void Start_HolderUnknown_IsRefusedAllTheSame()
    {
        using TempFolder temp = new();
        using FolderLock held = FolderLock.Take(temp.Path);
        File.Delete(Path.Combine(temp.Path, "recording.holder"));
        Assert.Contains("another process", Assert.Throws<FolderInUseException>(() => FolderLock.Take(temp.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_FileLeftByAKilledProcess_IsNoLock()
    {
        using TempFolder temp = new();
        File.WriteAllText(Path.Combine(temp.Path, "recording.lock"), "");
        File.WriteAllText(Path.Combine(temp.Path, "recording.holder"), "1");
        FolderLock.Take(temp.Path).Dispose();
    }
}
