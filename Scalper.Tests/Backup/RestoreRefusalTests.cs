using System.Formats.Tar;
using System.Text;
using Scalper.Web.Backup;

namespace Scalper.Tests.Backup;

/// <summary>Archives that are refused, each with the reason and nothing left behind.</summary>
public sealed class RestoreRefusalTests : IDisposable
{
    private static readonly byte[] Content = "content"u8.ToArray();
    private readonly StoredData _data = new();

    private string Path => System.IO.Path.Combine(_data.Folder, "other.tar.gz");

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Restore_MissingFile_IsRefused() => Assert.Equal($"{Path}: expected a backup, there is no such file.", _data.Refusal(Path));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void Restore_Garbage_IsRefused(int length)
    {
        byte[] garbage = new byte[length];
        new Random(length).NextBytes(garbage);
        File.WriteAllBytes(Path, garbage);
        Assert.StartsWith($"{Path}: expected a backup of Scalper", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_CutAnywhere_IsRefused()
    {
        byte[] whole = File.ReadAllBytes(_data.Archive);
        int[] cuts = [1, 2, 3, 4, 5, 8, 9, 50, whole.Length - 1, whole.Length - 11, .. Enumerable.Range(1, 40).Select(i => whole.Length * i / 41)];
        Assert.All(cuts, cut =>
        {
            File.WriteAllBytes(Path, whole[..^cut]);
            Assert.StartsWith(Path, _data.Refusal(Path), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Restore_AnyBitFlipped_IsRefusedOrMeansTheSame()
    {
        // There are bits that mean nothing: gzip's time, idle bits, and another distance back into the same run of zeros.
        byte[] whole = File.ReadAllBytes(_data.Archive), content = MadeArchive.Unzip(_data.Archive);
        Random random = new(11);
        int refused = 0;
        const int Flips = 300;
        for (int i = 0; i < Flips; i++)
        {
            byte[] flipped = [.. whole];
            flipped[random.Next(whole.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Path, flipped);
            if (MeansTheSame(content))
            {
                continue;
            }

            Assert.StartsWith(Path, _data.Refusal(Path), StringComparison.Ordinal);
            refused++;
        }

        Assert.InRange(refused, Flips * 9 / 10, Flips);
    }

    [Fact]
    public void Restore_SomethingAppended_IsRefused()
    {
        File.WriteAllBytes(Path, [.. File.ReadAllBytes(_data.Archive), .. "tail"u8]);
        Assert.Contains("something is missing or added at its end", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_NoManifestFirst_IsRefused()
    {
        MadeArchive.WriteEntries(Path, ("scalper.db", Content));
        Assert.Contains("which begins with a small manifest.json", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"format":1,"format":1}""")]
    [InlineData("""{"format":1,"program":null,"schema":"x","madeAt":"2026-01-01T00:00:00Z","members":[],"blanked":[]}""")]
    [InlineData("""{"format":1,"program":"1","schema":"x","madeAt":"never","members":[],"blanked":[]}""")]
    [InlineData("""{"format":1,"program":"1","schema":"x","madeAt":"2026-01-01T00:00:00Z","members":[null],"blanked":[]}""")]
    public void Restore_ManifestIsNone_IsRefused(string json)
    {
        MadeArchive.WriteEntries(Path, ("manifest.json", Encoding.UTF8.GetBytes(json)));
        Assert.Contains("expected ", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_NewerSchema_NamesBothVersions()
    {
        Write(_data.Manifest with { Program = "9.8.7", Schema = "20990101000000_Later" });
        Assert.Equal(
            $"{Path}: expected a database schema up to {ProgramVersion.Schemas[^1]}, which Scalper {ProgramVersion.Text} knows; "
            + "it has 20990101000000_Later and was made by Scalper 9.8.7.",
            _data.Refusal(Path));
    }

    [Fact]
    public void Restore_LaterFormat_IsRefused()
    {
        Write(_data.Manifest with { Format = 2, Program = "9.8.7" });
        Assert.Equal($"{Path}: expected a backup of format 1, it has 2 and was made by Scalper 9.8.7.", _data.Refusal(Path));
    }

    [Fact]
    public void Restore_SchemaIsNotTheDatabases_IsRefused()
    {
        Write(_data.Manifest with { Schema = ProgramVersion.Schemas[0] });
        Assert.Contains($"expected a database of the schema {ProgramVersion.Schemas[0]}, as its manifest says", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("keys/../../evil.xml")]
    [InlineData("/etc/evil")]
    [InlineData("keys\\evil.xml")]
    [InlineData("settings/appsettings.json/../../evil.json")]
    [InlineData("scalper.db-wal")]
    [InlineData("keys/.xml")]
    [InlineData("keys/a\n.xml")]
    public void Restore_NameOfNoFileOfOurs_IsRefusedInManifestAndArchive(string name)
    {
        Write(With(MadeArchive.Member(name, Content)), (name, Content));
        Assert.Contains("expected files of Scalper only, its manifest names", _data.Refusal(Path), StringComparison.Ordinal);

        // A line break spoils the header that holds the name.
        Write(_data.Manifest, (name, Content));
        string found = name.Contains('\n', StringComparison.Ordinal) ? ": expected " : "expected the files of its manifest, each once; found";
        Assert.Contains(found, _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_FileTwice_IsRefusedInManifestAndArchive()
    {
        ArchiveMember twice = MadeArchive.Member($"keys/{StoredData.KeyName.ToUpperInvariant().Replace("XML", "xml", StringComparison.Ordinal)}", Content);
        Write(With(twice), (twice.Name, Content));
        Assert.Contains("expected each file once", _data.Refusal(Path), StringComparison.Ordinal);

        Write(_data.Manifest, MadeArchive.Files(_data.Archive)[1]);
        Assert.Contains("expected the files of its manifest, each once; found 'keys/", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_OtherContentOrLength_IsRefused()
    {
        ArchiveMember extra = MadeArchive.Member("keys/key-1.xml", Content);
        Write(With(extra), ("keys/key-1.xml", "CONTENT"u8.ToArray()));
        Assert.Contains("(SHA-256 differs)", _data.Refusal(Path), StringComparison.Ordinal);

        Write(With(extra), ("keys/key-1.xml", "longer content"u8.ToArray()));
        Assert.Contains("expected 'keys/key-1.xml' to have 7 bytes, it has 14", _data.Refusal(Path), StringComparison.Ordinal);

        Write(With(extra));
        Assert.Contains("expected 'keys/key-1.xml', which its manifest names; it is missing", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Directory)]
    [InlineData(TarEntryType.Fifo)]
    public void Restore_NoPlainFile_IsRefused(TarEntryType type)
    {
        MadeArchive.WriteTar(Path, tar =>
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "manifest.json") { DataStream = new MemoryStream(_data.Manifest.ToJson()) });
            PaxTarEntry entry = new(type, "keys/key-1.xml");
            if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            {
                entry.LinkName = "/etc/passwd";
            }

            tar.WriteEntry(entry);
        });
        Assert.Contains("expected files only; 'keys/key-1.xml' is a", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_Bomb_IsRefusedBeforeItIsUnpacked()
    {
        byte[] zeros = new byte[100_000_000];
        Write(new BackupManifest(
            1, "1", ProgramVersion.Schemas[^1], DateTimeOffset.UnixEpoch, [MadeArchive.Member("scalper.db", zeros)], []), all: false, ("scalper.db", zeros));
        Assert.True(new FileInfo(Path).Length < 500_000);
        Assert.Contains("expected at most 200 times the archive's", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_BombBeforeTheManifest_IsRefused()
    {
        MadeArchive.WriteTar(Path, tar => tar.WriteEntry(new PaxTarEntry(
            TarEntryType.RegularFile, "manifest.json", [KeyValuePair.Create("comment", new string('x', 50_000_000))])));
        Assert.Contains("more data than expected", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_DatabaseOfSomethingElse_IsRefused()
    {
        byte[] other = new byte[8192];
        Write(_data.Manifest with { Members = [MadeArchive.Member("scalper.db", other)] }, all: false, ("scalper.db", other));
        Assert.StartsWith("scalper.db: expected a sound database of Scalper (", _data.Refusal(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_FolderThatHoldsSomething_IsRefusedAndLeftAsItIs()
    {
        string folder = System.IO.Path.Combine(_data.Folder, "target");
        Directory.CreateDirectory(folder);
        File.WriteAllText(System.IO.Path.Combine(folder, "note"), "mine");
        Assert.Equal(
            $"Storage:Directory = '{folder}': expected a folder that is empty or missing; it holds 'note'. Nothing was changed.", _data.Refusal(_data.Archive));
    }

    private bool MeansTheSame(byte[] content)
    {
        try
        {
            return MadeArchive.Unzip(Path).AsSpan().SequenceEqual(content);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private void Write(BackupManifest manifest, params (string Name, byte[] Content)[] more) => Write(manifest, all: true, more);

    private void Write(BackupManifest manifest, bool all, params (string Name, byte[] Content)[] more) =>
        MadeArchive.Write(Path, manifest, [.. all ? MadeArchive.Files(_data.Archive)[1..] : [], .. more]);

    private BackupManifest With(ArchiveMember member) => _data.Manifest with { Members = [.. _data.Manifest.Members, member] };
}
