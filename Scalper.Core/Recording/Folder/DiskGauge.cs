using System.Globalization;
using System.Runtime.InteropServices;

namespace Scalper.Core.Recording.Folder;

/// <summary>Asks the system. Inodes are known on 64-bit Linux only, and there not of every file system: btrfs counts none. Elsewhere
/// than there, a folder of Unix is a device of its own.</summary>
public sealed class DiskGauge : IDiskGauge
{
    public DiskRoom? Read(string folder)
    {
        try
        {
            // On Unix any folder stands for the file system that it lies on.
            DriveInfo drive = new(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder);
            ulong[]? words = ReadFileSystem(folder);
            (long Used, long Free)? inodes = InodesOf(words);
            DiskRoom room = new(drive.TotalSize - drive.TotalFreeSpace, drive.AvailableFreeSpace, inodes?.Used, inodes?.Free)
            {
                TotalBytes = drive.TotalSize,
                Device = DeviceOf(words) ?? drive.Name,
            };
            return room.UsedBytes + room.FreeBytes > 0 ? room : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    // On 64-bit Linux, glibc and musl, the structure begins with eight words: f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree,
    // f_favail, f_fsid (statvfs(3)); all of it takes less than the room given here.
    private static ulong[]? ReadFileSystem(string folder)
    {
        ulong[] words = new ulong[32];
        return OperatingSystem.IsLinux() && Environment.Is64BitProcess && ReadFileSystem(folder, words) == 0 ? words : null;
    }

    private static (long Used, long Free)? InodesOf(ulong[]? words)
    {
        const int Files = 5, FreeFiles = 6, FreeForUs = 7;
        return words?[Files] > 0 ? ((long)(words[Files] - words[FreeFiles]), (long)words[FreeForUs]) : null;
    }

    // Not every file system has a number of its own; two without one are told apart by their sizes.
    private static string? DeviceOf(ulong[]? words)
    {
        const int Blocks = 2, Id = 8;
        return words is null ? null : string.Create(CultureInfo.InvariantCulture, $"{words[Id]:x}/{words[Blocks]}");
    }

    [DllImport("libc", EntryPoint = "statvfs")]
    private static extern int ReadFileSystem([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [In, Out] ulong[] words);
}
