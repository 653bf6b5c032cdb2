using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Scalper.Web.Backup;

/// <summary>Which settings are secrets, by their names. A name too many only means one more value to put back.</summary>
internal static class SecretNames
{
    private static readonly string[] Telling = ["password", "secret", "token", "connectionstring", "apikey", "credential"];

    // The settings that the program itself marks as secrets.
    private static readonly HashSet<string> Marked = new(
        from type in typeof(SecretNames).Assembly.GetTypes()
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.GetCustomAttribute<DataTypeAttribute>() is { DataType: DataType.Password }
        select property.Name,
        StringComparer.OrdinalIgnoreCase);

    /// <param name="path">Names from the outermost group to the setting, with colons.</param>
    public static bool IsSecret(string path) =>
        path.Split(':').Any(name => Marked.Contains(name) || Telling.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>An address with a name and a password in it.</summary>
    public static bool HoldsCredentials(string value) => Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && uri.UserInfo.Length > 0;
}
