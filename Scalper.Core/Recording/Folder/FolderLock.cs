using System.Globalization;

namespace Scalper.Core.Recording.Folder;

/// <summary>
/// A folder that one recorder has to itself: a file that the system keeps locked for as long as the process lives that opened it. A killed
/// process leaves the file, and no lock.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string LockName = "recording.lock";

    // Beside the lock: who is refused may not read a locked file on every system.
    private const string HolderName = "recording.holder";

    // EWOULDBLOCK on Linux and macOS; a sharing violation on Windows.
    private static readonly int[] InUse = [11, 35, unchecked((int)0x8007_0020)];

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Makes the folder where there is none, and takes it.</summary>
    /// <exception cref="FolderInUseException">Somebody has it.</exception>
    /// <exception cref="IOException">It can't be made or written to.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        FolderLock taken;
        try
        {
            taken = new FolderLock(new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (IOException fault) when (InUse.Contains(fault.HResult))
        {
            throw new FolderInUseException(folder, ReadHolder(folder));
        }

        WriteHolder(folder);
        return taken;
    }

    public void Dispose() => _file.Dispose();

    private static int? ReadHolder(string folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(Path.Combine(folder, HolderName)), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A disk that is full already has room again once old segments are deleted, which takes the lock: who holds it is then not known.
    private static void WriteHolder(string folder)
    {
        try
        {
            File.WriteAllText(Path.Combine(folder, HolderName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
