namespace Scalper.Core.Recording.Folder;

/// <summary>The machine's disks.</summary>
internal sealed class RecordingDisk : IRecordingDisk
{
    private readonly DiskGauge _gauge = new();

    public Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    public DiskRoom? Room(string folder) => _gauge.Read(folder);
}
