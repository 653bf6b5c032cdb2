using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay.Export;

/// <summary>What a moment shows, as settings of its own say: one symbol of a recording for a while.</summary>
/// <param name="FromNs">As it was asked for: see <see cref="ExportRange"/>.</param>
public sealed record Moment(string Symbol, long FromNs, long ToNs)
{
    /// <summary>Bytes of the longest <see cref="Layout"/>, in UTF-8.</summary>
    public const int MostLayoutBytes = SettingRecord.MostValueBytes;

    private const string Key = "moment", InstantKey = "moment/instant", LayoutKey = "moment/layout";

    /// <summary>Where it is opened; null where nobody stood in it, and at its beginning.</summary>
    [JsonIgnore]
    public MomentInstant? Instant { get; init; }

    /// <summary>How the page was set that it was shared from, a text of whoever shows it, who has to judge it; null where nobody looked.</summary>
    [JsonIgnore]
    public string? Layout { get; init; }

    /// <summary>The settings.</summary>
    /// <exception cref="ArgumentException">The layout is too long.</exception>
    internal IEnumerable<KeyValuePair<string, byte[]>> Write()
    {
        yield return new(Key, JsonSerializer.SerializeToUtf8Bytes(this));
        if (Instant is { } instant)
        {
            yield return new(InstantKey, JsonSerializer.SerializeToUtf8Bytes(instant));
        }

        if (Layout is { } layout)
        {
            yield return new(LayoutKey, Encoding.UTF8.GetBytes(layout));
        }
    }

    /// <summary>Looks at the beginning of a file.</summary>
    /// <returns>Null where it is a recording of all that there was, or none at all.</returns>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static Moment? Find(string path)
    {
        using SegmentReader reader = SegmentReader.Open(path);
        JournalBlock block = new();
        if (!reader.TryRead(block) || (block.Header.Marks & BlockMarks.Repeated) == 0)
        {
            return null;
        }

        Moment? moment = null;
        MomentInstant? instant = null;
        string? layout = null;
        foreach (JournalRecord record in block)
        {
            if (SettingRecord.TryRead(record.Payload, out string key, out ReadOnlySpan<byte> value))
            {
                moment = key == Key ? Read<Moment>(value) : moment;
                instant = key == InstantKey ? Read<MomentInstant>(value) : instant;
                layout = key == LayoutKey ? Encoding.UTF8.GetString(value) : layout;
            }
        }

        return moment is { Symbol: not null } ? moment with { Instant = instant, Layout = layout } : null;
    }

    private static T? Read<T>(ReadOnlySpan<byte> value)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(value);
        }
        catch (JsonException)
        {
            // Whoever wrote it meant something else by it.
            return null;
        }
    }
}
