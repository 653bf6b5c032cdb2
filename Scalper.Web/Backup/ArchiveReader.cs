using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Web.Backup;

/// <summary>
/// Takes a backup apart and trusts nothing in it: every file must be on the manifest, once, with its size and its hash; nothing is read
/// beyond what was announced, and no name but those of <see cref="MemberNames"/> is written.
/// </summary>
internal sealed class ArchiveReader
{
    // A header with its attributes; and the empty blocks at the end of a tar.
    private const long MostHeader = 1 << 16;

    private readonly BoundedStream _content;
    private readonly TarReader _tar;
    private readonly string _folder;

    private ArchiveReader(BoundedStream content, TarReader tar, string folder)
    {
        _content = content;
        _tar = tar;
        _folder = folder;
    }

    /// <summary>Writes the files of the archive into the folder and checks each.</summary>
    /// <exception cref="BackupException">The archive is damaged, hostile, of another program or of a later version.</exception>
    public static BackupManifest Extract(string archive, string folder, IReadOnlyList<string> schemas)
    {
        try
        {
            using FileStream file = File.OpenRead(archive);
            using BoundedStream content = new(new GZipStream(file, CompressionMode.Decompress));
            using TarReader tar = new(content);
            BackupManifest manifest = new ArchiveReader(content, tar, folder).ExtractAll(file.Length, schemas);
            CheckEnd(file, content);
            return manifest;
        }
        catch (BackupException fault)
        {
            throw new BackupException($"{archive}: {fault.Message}.", fault);
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or FormatException or (ArgumentException and not ArgumentOutOfRangeException))
        {
            throw new BackupException($"{archive}: expected a backup of Scalper, a whole gzipped tar ({fault.Message}).", fault);
        }
    }

    private BackupManifest ExtractAll(long archiveSize, IReadOnlyList<string> schemas)
    {
        BackupManifest manifest = ReadManifest();
        if (ManifestRules.Complaint(manifest, archiveSize, schemas) is { } complaint)
        {
            throw new BackupException(complaint);
        }

        Dictionary<string, ArchiveMember> missing = manifest.Members.ToDictionary(m => m.Name, StringComparer.Ordinal);
        while (NextEntry() is { } entry)
        {
            if (!missing.Remove(entry.Name, out ArchiveMember? member))
            {
                throw new BackupException($"expected the files of its manifest, each once; found '{SettingText.Show(entry.Name)}'");
            }

            ExtractMember(entry, member);
        }

        return missing.Count == 0 ? manifest : throw new BackupException($"expected '{missing.Keys.First()}', which its manifest names; it is missing");
    }

    private BackupManifest ReadManifest()
    {
        if (NextEntry() is not { Name: MemberNames.Manifest } entry || entry.Length > ManifestRules.LargestSmallMember)
        {
            throw new BackupException($"expected a backup of Scalper, which begins with a small {MemberNames.Manifest}");
        }

        using MemoryStream json = new();
        CopyContent(entry, json);
        return BackupManifest.Parse(json.ToArray());
    }

    private TarEntry? NextEntry()
    {
        _content.Allow(MostHeader);
        TarEntry? entry = _tar.GetNextEntry();
        return entry is null or { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile }
            ? entry
            : throw new BackupException($"expected files only; '{SettingText.Show(entry.Name)}' is a {entry.EntryType}");
    }

    private void ExtractMember(TarEntry entry, ArchiveMember member)
    {
        if (entry.Length != member.Size)
        {
            throw new BackupException($"expected '{member.Name}' to have {member.Size} bytes, it has {entry.Length}");
        }

        string path = Path.Combine(_folder, member.Name);
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
        using FileStream file = OwnerOnly.OpenFile(path, FileMode.CreateNew, FileShare.None);
        CopyContent(entry, file);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        if (Convert.ToHexStringLower(SHA256.HashData(file)) != member.Sha256)
        {
            throw new BackupException($"expected '{member.Name}' as its manifest describes it, its content is another one (SHA-256 differs)");
        }
    }

    private void CopyContent(TarEntry entry, Stream target)
    {
        _content.Allow(entry.Length + MostHeader);
        entry.DataStream?.CopyTo(target);
    }

    // The last four bytes of a gzip are the length of what it held. Reading on to the end makes the decoder check its sum, too.
    private static void CheckEnd(FileStream file, BoundedStream content)
    {
        content.Allow(MostHeader);
        content.CopyTo(Stream.Null);
        Span<byte> length = stackalloc byte[sizeof(uint)];
        file.Position = file.Length - length.Length;
        file.ReadExactly(length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(length) != unchecked((uint)content.Total))
        {
            throw new InvalidDataException("something is missing or added at its end");
        }
    }
}
