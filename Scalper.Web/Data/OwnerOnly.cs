using Scalper.Web.Hosting;

namespace Scalper.Web.Data;

/// <summary>Folders of mode 0700 and files of mode 0600. On Windows, where there are no modes, plain ones.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode FolderOfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileOfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder, and those above it, where they are missing. One that is there keeps its mode.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FolderOfOwner);
        }
    }

    /// <summary>Opens a file to read and write; one that is made belongs to its owner alone from the first moment.</summary>
    public static FileStream OpenFile(string path, FileMode mode, FileShare share)
    {
        FileStreamOptions open = new() { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            open.UnixCreateMode = FileOfOwner;
        }

        return new FileStream(path, open);
    }

    /// <summary>Takes the folder, and what lies in it, away from everybody but its owner.</summary>
    /// <param name="isOurs">Whether the folder is the application's to change. What somebody pointed at by mistake is left as it is.</param>
    /// <exception cref="StartException">The folder is open to others and not ours.</exception>
    public static void Tighten(string folder, string setting, Func<string, bool> isOurs)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        UnixFileMode mode = File.GetUnixFileMode(folder);
        if (IsWide(mode) && !isOurs(folder))
        {
            throw new StartException(
                $"{setting} = '{folder}': expected a folder of its owner alone (mode 700), or an empty one, or one of Scalper; "
                + $"it has mode {Convert.ToString((int)mode, 8)} and holds something else.");
        }

        TightenEntry(folder, FolderOfOwner);
        EnumerationOptions below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", below))
        {
            TightenEntry(entry.FullName, entry is DirectoryInfo ? FolderOfOwner : FileOfOwner);
        }
    }

    private static void TightenEntry(string path, UnixFileMode mode)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && IsWide(File.GetUnixFileMode(path)))
            {
                File.SetUnixFileMode(path, mode);
            }
        }
        catch (FileNotFoundException)
        {
            // SQLite removes the files beside the database, and the key ring its temporary ones. What is gone is open to nobody.
        }
    }

    private static bool IsWide(UnixFileMode mode) => (mode & ~FolderOfOwner) != UnixFileMode.None;
}
