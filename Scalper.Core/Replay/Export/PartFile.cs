namespace Scalper.Core.Replay.Export;

/// <summary>A file that is there as a whole or not at all: it has another name until <see cref="Keep"/>, and is gone where that is never called.</summary>
internal sealed class PartFile : IDisposable
{
    private readonly string _path;
    private readonly string _part;
    private bool _isKept;

    /// <exception cref="ExportException">There is a file of this name, or none can be made there.</exception>
    public PartFile(string path)
    {
        (_path, _part) = (path, path + ".part");
        if (Path.Exists(path))
        {
            throw new ExportException($"{path}: expected a file that is not there yet, came one that is.");
        }

        try
        {
            Stream = new FileStream(_part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{path}: expected a file that can be written ({fault.Message})", fault);
        }
    }

    public FileStream Stream { get; }

    /// <summary>It is whole.</summary>
    /// <returns>Its bytes.</returns>
    /// <exception cref="IOException">It could not be put in its place.</exception>
    public long Keep()
    {
        Stream.Dispose();
        File.Move(_part, _path);
        _isKept = true;
        return new FileInfo(_path).Length;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!_isKept)
        {
            File.Delete(_part);
        }
    }
}
