using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Scalper.Web.Data;

namespace Scalper.Web.Backup;

/// <summary>Packs the files of a folder into a gzipped tar.</summary>
internal static class ArchiveWriter
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The members that the files of the folder make, with size and hash.</summary>
    public static ArchiveMember[] ListMembers(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Member(Path.GetRelativePath(folder, file).Replace('\\', '/'), file))
            .OrderBy(member => member.Name, StringComparer.Ordinal),
    ];

    /// <summary>Writes the manifest and then its members, and waits until they are on the disk.</summary>
    public static void Write(string folder, BackupManifest manifest, string archive)
    {
        using FileStream file = OwnerOnly.OpenFile(archive, FileMode.CreateNew, FileShare.None);
        using (GZipStream zip = new(file, CompressionLevel.Optimal, leaveOpen: true))
        using (TarWriter tar = new(zip, TarEntryFormat.Pax))
        {
            using MemoryStream first = new(manifest.ToJson());
            Add(tar, MemberNames.Manifest, first, manifest.MadeAt);
            foreach (ArchiveMember member in manifest.Members)
            {
                using FileStream content = File.OpenRead(Path.Combine(folder, member.Name));
                Add(tar, member.Name, content, manifest.MadeAt);
            }
        }

        file.Flush(flushToDisk: true);
    }

    private static ArchiveMember Member(string name, string file)
    {
        using FileStream content = File.OpenRead(file);
        return new ArchiveMember(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static void Add(TarWriter tar, string name, Stream content, DateTimeOffset at) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = OwnersFile, ModificationTime = at });
}
