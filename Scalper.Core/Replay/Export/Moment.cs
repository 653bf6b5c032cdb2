using System.Text.Json;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay.Export;

/// <summary>What a moment shows, as a setting of its own says: one symbol of a recording for a while.</summary>
/// <param name="FromNs">As it was asked for: see <see cref="ExportRange"/>.</param>
public sealed record Moment(string Symbol, long FromNs, long ToNs)
{
    private const string Key = "moment";

    /// <summary>The setting.</summary>
    internal KeyValuePair<string, byte[]> Write() => new(Key, JsonSerializer.SerializeToUtf8Bytes(this));

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

        foreach (JournalRecord record in block)
        {
            if (SettingRecord.TryRead(record.Payload, out string key, out ReadOnlySpan<byte> value) && key == Key)
            {
                return Read(value);
            }
        }

        return null;
    }

    private static Moment? Read(ReadOnlySpan<byte> value)
    {
        try
        {
            return JsonSerializer.Deserialize<Moment>(value);
        }
        catch (JsonException)
        {
            // Whoever wrote it meant something else by it.
            return null;
        }
    }
}
