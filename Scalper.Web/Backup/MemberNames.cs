using System.Text.RegularExpressions;
using Scalper.Web.Data;

namespace Scalper.Web.Backup;

/// <summary>What the files of a backup are called. Nothing else is ever taken out of an archive, so no name leads out of the folder.</summary>
public static partial class MemberNames
{
    /// <summary>The first file of every archive.</summary>
    public const string Manifest = "manifest.json";

    public const string Database = StorageFolder.DatabaseName;
    public const string Keys = StorageFolder.KeysName;
    public const string Settings = "settings";

    public static bool IsKnown(string name) => name == Database || IsKey(name) || IsSettings(name);

    public static bool IsKey(string name) => Key().IsMatch(name);

    public static bool IsSettings(string name) => SettingsFile().IsMatch(name);

    [GeneratedRegex(@"\Akeys/[A-Za-z0-9_-]{1,80}\.xml\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"\Asettings/appsettings(\.[A-Za-z0-9_-]{1,40})?\.json\z")]
    private static partial Regex SettingsFile();
}
