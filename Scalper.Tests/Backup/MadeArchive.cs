using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Scalper.Web.Backup;

namespace Scalper.Tests.Backup;

/// <summary>Archives that no backup would make.</summary>
internal static class MadeArchive
{
    public static ArchiveMember Member(string name, byte[] content) => new(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));

    public static string Write(string path, BackupManifest manifest, params (string Name, byte[] Content)[] files) =>
        WriteEntries(path, [("manifest.json", manifest.ToJson()), .. files]);

    public static string WriteEntries(string path, params (string Name, byte[] Content)[] files) => WriteTar(path, tar =>
    {
        foreach ((string name, byte[] content) in files)
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }
    });

    public static string WriteTar(string path, Action<TarWriter> write)
    {
        using FileStream file = File.Create(path);
        using GZipStream zip = new(file, CompressionLevel.Optimal);
        using TarWriter tar = new(zip);
        write(tar);
        return path;
    }

    /// <summary>The content of the archive, not compressed.</summary>
    public static byte[] Unzip(string path)
    {
        using GZipStream zip = new(File.OpenRead(path), CompressionMode.Decompress);
        using MemoryStream content = new();
        zip.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Files of a whole backup.</summary>
    public static (string Name, byte[] Content)[] Files(string path)
    {
        using TarReader tar = new(new MemoryStream(Unzip(path)));
        List<(string, byte[])> files = [];
        while (tar.GetNextEntry() is { } entry)
        {
            byte[] content = new byte[entry.Length];
            entry.DataStream?.ReadExactly(content);
            files.Add((entry.Name, content));
        }

        return [.. files];
    }
}
