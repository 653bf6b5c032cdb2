namespace Scalper.Core.Recording.Journal;

/// <summary>A part of a segment that can't be read.</summary>
/// <param name="Offset">Where in the file it begins.</param>
/// <param name="Length">Bytes that are passed over.</param>
public sealed record SegmentDamage(DamageKind Kind, long Offset, long Length, string Expected, string Came)
{
    public override string ToString() => $"{Kind} at {Offset}, {Length} bytes: expected {Expected}, came {Came}";
}
