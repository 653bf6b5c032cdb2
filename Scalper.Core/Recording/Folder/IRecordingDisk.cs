namespace Scalper.Core.Recording.Folder;

/// <summary>What a recorder asks of the machine, apart from names and deletions.</summary>
internal interface IRecordingDisk
{
    /// <summary>A new, empty, unbuffered file that others may read and delete meanwhile.</summary>
    /// <exception cref="IOException">It can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    Stream Create(string path);

    /// <summary>The file system that a folder lies on; null where the system does not say.</summary>
    DiskRoom? Room(string folder);
}
