using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scalper.Web.Backup;

/// <summary>What an archive says of itself, as JSON.</summary>
/// <param name="Format">Of the archive, <see cref="CurrentFormat"/>.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Schema">The last migration of the database.</param>
/// <param name="MadeAt">In UTC.</param>
/// <param name="Members">Every file but the manifest itself.</param>
/// <param name="Blanked">Secret settings whose values were left out, as <c>appsettings.json: Api:Keys:0:Key</c>.</param>
public sealed record BackupManifest(
    int Format, string Program, string Schema, DateTimeOffset MadeAt, IReadOnlyList<ArchiveMember> Members, IReadOnlyList<string> Blanked)
{
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        AllowDuplicateProperties = false,
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote. A later format may say more; its number is read, and what this one knows.</summary>
    /// <exception cref="BackupException">It is none.</exception>
    public static BackupManifest Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Json) ?? throw new BackupException("expected a manifest, found null");
        }
        catch (JsonException fault)
        {
            throw new BackupException("expected a manifest of Scalper in manifest.json, it can't be read", fault);
        }
    }
}
