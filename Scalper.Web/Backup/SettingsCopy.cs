using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scalper.Web.Backup;

/// <summary>
/// A settings file without the values of its secrets, and without its comments: those of the configuration's own reader are no part of
/// what it reads, and might quote a secret.
/// </summary>
internal sealed class SettingsCopy
{
    private static readonly JsonDocumentOptions AsConfigurationReads = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly List<string> _blanked = [];

    private SettingsCopy(JsonNode? root)
    {
        Blank(root, "");
        Json = JsonSerializer.SerializeToUtf8Bytes(root, Indented);
    }

    public byte[] Json { get; }

    /// <summary>Keys of the settings whose values were taken out, as <c>Api:Keys:0:Key</c>.</summary>
    public IReadOnlyList<string> Blanked => _blanked;

    /// <exception cref="BackupException">The file is no JSON.</exception>
    public static SettingsCopy Of(string path)
    {
        try
        {
            return new SettingsCopy(JsonNode.Parse(File.ReadAllText(path), null, AsConfigurationReads));
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw new BackupException($"{path}: expected settings as JSON ({fault.Message}).", fault);
        }
    }

    private void Blank(JsonNode? node, string path)
    {
        if (node is JsonObject group)
        {
            foreach (string name in group.Select(p => p.Key).ToArray())
            {
                BlankOne(group[name], Below(path, name), () => group[name] = "");
            }
        }
        else if (node is JsonArray list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                int at = i;
                BlankOne(list[i], Below(path, $"{i}"), () => list[at] = "");
            }
        }
    }

    private void BlankOne(JsonNode? node, string path, Action blank)
    {
        if (node is not JsonValue value)
        {
            Blank(node, path);
        }
        else if (value.ToString() is { Length: > 0 } text && (SecretNames.IsSecret(path) || SecretNames.HoldsCredentials(text)))
        {
            blank();
            _blanked.Add(path);
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";
}
