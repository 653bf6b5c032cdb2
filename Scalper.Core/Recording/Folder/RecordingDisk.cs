using System.Runtime.InteropServices;

namespace Scalper.Core.Recording.Folder;

/// <summary>Asks the system. Inodes are known on 64-bit Linux only, and there not of every file system.</summary>
internal sealed class RecordingDisk : IRecordingDisk
{
    public Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    public DiskRoom? Room(string folder)
    {
        try
        {
            // On Unix any folder stands for the file system that it lies on.
            DriveInfo drive = new(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder);
            (long Used, long Free)? inodes = ReadInodes(folder);
            DiskRoom room = new(drive.TotalSize - drive.TotalFreeSpace, drive.AvailableFreeSpace, inodes?.Used, inodes?.Free);
            return room.UsedBytes + room.FreeBytes > 0 ? room : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    // On 64-bit Linux the structure begins with eight words: f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree, f_favail (statvfs(3));
    // all of it takes less than the room given here.
    private static (long Used, long Free)? ReadInodes(string folder)
    {
        const int Files = 5, FreeFiles = 6, FreeForUs = 7;
        ulong[] words = new ulong[32];
        return OperatingSystem.IsLinux() && Environment.Is64BitProcess && ReadFileSystem(folder, words) == 0 && words[Files] > 0
            ? ((long)(words[Files] - words[FreeFiles]), (long)words[FreeForUs])
            : null;
    }

    [DllImport("libc", EntryPoint = "statvfs")]
    private static extern int ReadFileSystem([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [In, Out] ulong[] words);
}
