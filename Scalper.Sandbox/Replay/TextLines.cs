using System.IO.Compression;
using Scalper.Sandbox.Hosting;

namespace Scalper.Sandbox.Replay;

/// <summary>Reads a text file that may be compressed with gzip; every failure is a <see cref="SandboxInputException"/> that names the key and the file.</summary>
internal static class TextLines
{
    public static IEnumerable<string> Read(string key, string path)
    {
        using Stream file = Open(key, path);
        using StreamReader reader = new(Unpacked(key, path, file));
        int number = 0;
        while (Next(key, path, reader, ++number) is { } line)
        {
            yield return line;
        }
    }

    private static FileStream Open(string key, string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SandboxInputException($"{key}: expected a readable file, but '{path}' cannot be opened: {e.Message}", e);
        }
    }

    private static Stream Unpacked(string key, string path, Stream file)
    {
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (!isGzip && path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            throw new SandboxInputException($"{key}: '{path}' is named .gz, but is not a gzip file");
        }

        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static string? Next(string key, string path, StreamReader reader, int number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException e)
        {
            throw new SandboxInputException($"{key}: '{path}' line {number}: expected an intact gzip file: {e.Message}", e);
        }
    }
}
