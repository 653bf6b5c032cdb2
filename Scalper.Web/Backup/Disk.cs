using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Scalper.Web.Backup;

/// <summary>Makes sure that what was written survives a loss of power.</summary>
internal static class Disk
{
    private const int ReadOnly = 0;

    /// <summary>The names in the folder. Where a file system can't do that it keeps them in order itself, so the answer doesn't matter.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle folder = new(Open(path, ReadOnly), ownsHandle: true);
        if (!folder.IsInvalid)
        {
            _ = Synchronize(folder);
        }
    }

    /// <summary>The content of a file that was written by somebody else.</summary>
    public static void FlushFile(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        file.Flush(flushToDisk: true);
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Synchronize(SafeFileHandle file);
}
