using System.Runtime.InteropServices;

namespace Scalper.Web.Storage;

/// <summary>Asks the system. Inodes are known on 64-bit Linux only, and there not of every file system: btrfs counts none.</summary>
public sealed class DiskGauge : IDiskGauge
{
    public DiskSpace? Read(string folder)
    {
        try
        {
            // On Unix any folder stands for the file system that it lies on.
            DriveInfo drive = new(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder);
            DiskSpace space = new(drive.TotalSize, drive.TotalSize - drive.TotalFreeSpace, drive.AvailableFreeSpace, ReadInodes(folder));
            return space.UsedBytes + space.FreeBytes > 0 ? space : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    // On 64-bit Linux, glibc and musl, the structure begins with eight words: f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree,
    // f_favail (statvfs(3)); all of it takes less than the room given here.
    private static InodeCount? ReadInodes(string folder)
    {
        const int Files = 5, FreeFiles = 6, FreeForUs = 7;
        ulong[] words = new ulong[32];
        return OperatingSystem.IsLinux() && Environment.Is64BitProcess && ReadFileSystem(folder, words) == 0 && words[Files] > 0
            ? new InodeCount((long)(words[Files] - words[FreeFiles]), (long)words[FreeForUs])
            : null;
    }

    [DllImport("libc", EntryPoint = "statvfs")]
    private static extern int ReadFileSystem([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [In, Out] ulong[] words);
}
