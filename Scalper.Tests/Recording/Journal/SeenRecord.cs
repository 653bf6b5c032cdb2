using Scalper.Core.Recording.Journal;

namespace Scalper.Tests.Recording.Journal;

/// <summary>A record that was read, kept.</summary>
internal sealed record SeenRecord(RecordKind Kind, ushort Lane, long Number, long TimeNs, bool IsRepeated, byte[] Payload)
{
    public static SeenRecord Of(JournalRecord record) =>
        new(record.Kind, record.Lane, record.Number, record.TimeNs, record.IsRepeated, record.Payload.ToArray());
}
