using Scalper.Web.Settings;

namespace Scalper.Web.Backup;

/// <summary>Which manifests this program restores.</summary>
internal static class ManifestRules
{
    public const int MostMembers = 2000;

    /// <summary>Of a key or a settings file, in bytes.</summary>
    public const long LargestSmallMember = 1 << 20;

    // A database shrinks to a third or a tenth. Gzip can go to a thousandth: that is a bomb.
    private const int MostTimesLarger = 200;

    /// <summary>The first thing that is wrong, in words; null where nothing is.</summary>
    /// <param name="archiveSize">In bytes.</param>
    /// <param name="schemas">Migrations that this program knows, oldest first.</param>
    public static string? Complaint(BackupManifest manifest, long archiveSize, IReadOnlyList<string> schemas) =>
        manifest.Format != BackupManifest.CurrentFormat
            ? $"expected a backup of format {BackupManifest.CurrentFormat}, it has {manifest.Format} and was made by Scalper {SettingText.Show(manifest.Program)}"
            : OfSchema(manifest, schemas) ?? OfNames(manifest.Members) ?? OfSizes(manifest.Members, archiveSize);

    /// <summary>How much an archive of this size may hold, in bytes.</summary>
    public static long MostContent(long archiveSize) => (archiveSize * MostTimesLarger) + LargestSmallMember;

    private static string? OfSchema(BackupManifest manifest, IReadOnlyList<string> schemas) => schemas.Contains(manifest.Schema)
        ? null
        : $"expected a database schema up to {schemas[^1]}, which Scalper {ProgramVersion.Text} knows; "
            + $"it has {SettingText.Show(manifest.Schema)} and was made by Scalper {SettingText.Show(manifest.Program)}";

    private static string? OfNames(IReadOnlyList<ArchiveMember> members)
    {
        if (members.Count > MostMembers)
        {
            return $"expected at most {MostMembers} files, its manifest names {members.Count}";
        }

        if (members.FirstOrDefault(m => !MemberNames.IsKnown(m.Name)) is { } foreign)
        {
            return $"expected files of Scalper only, its manifest names '{SettingText.Show(foreign.Name)}'";
        }

        // File systems that ignore case would write one over the other.
        if (members.GroupBy(m => m.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return $"expected each file once, its manifest names '{twice.Key}' {twice.Count()} times";
        }

        return members.Any(m => m.Name == MemberNames.Database) ? null : $"expected {MemberNames.Database} in it, its manifest does not name it";
    }

    private static string? OfSizes(IReadOnlyList<ArchiveMember> members, long archiveSize)
    {
        if (members.FirstOrDefault(m => m.Size < 0 || (m.Name != MemberNames.Database && m.Size > LargestSmallMember)) is { } wrong)
        {
            return $"expected '{wrong.Name}' to have 0 to {LargestSmallMember} bytes, its manifest says {wrong.Size}";
        }

        decimal total = members.Sum(m => (decimal)m.Size);
        return total <= MostContent(archiveSize)
            ? null
            : $"expected at most {MostTimesLarger} times the archive's {archiveSize} bytes, its manifest says {total}";
    }
}
