namespace Scalper.Core.Replay.Export;

/// <summary>A file that is there as a whole or not at all: it has another name until <see cref="Keep"/>, and is gone where that is never called.</summary>
internal sealed class PartFile : IDisposable
{
    private readonly string _path;
    private readonly string _part;
    private bool _isKept;

    /// <exception cref="ExportException">There is a file of this name.</exception>
    /// <exception cref="IOException">None can be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public PartFile(string path)
    {
        (_path, _part) = (path, path + ".part");
        if (Path.Exists(path))
        {
            throw new ExportException($"{path}: expected a file that is not there yet, came one that is.");
        }

        Stream = new FileStream(_part, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
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
