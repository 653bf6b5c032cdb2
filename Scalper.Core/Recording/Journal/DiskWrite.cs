namespace Scalper.Core.Recording.Journal;

/// <summary>A write whose every failure is one of the disk.</summary>
internal static class DiskWrite
{
    /// <exception cref="IOException">It could not be written, or only in part.</exception>
    public static void Append(Stream file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Write(bytes);
        }
        catch (ArgumentOutOfRangeException fault)
        {
            // How the platform tells of EFBIG: a limit of the file system, or one that was set on the process (ulimit -f).
            throw new IOException("The file gets too large for its file system, or for what this process may write.", fault);
        }
    }
}
