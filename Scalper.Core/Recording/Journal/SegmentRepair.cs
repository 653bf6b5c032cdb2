namespace Scalper.Core.Recording.Journal;

/// <summary>Ends segments that a killed recorder left: cuts what follows the last whole block, and writes index and trailer.</summary>
internal static class SegmentRepair
{
    /// <param name="path">A segment that nobody writes to.</param>
    /// <returns>Null where it needed nothing, or was written in a format that this program does not know.</returns>
    /// <exception cref="IOException">It could not be read or written; it is as readable as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static RepairReport? End(string path)
    {
        List<IndexEntry> entries = [];
        long length, whole;
        ulong run = 0;
        bool isOurs;
        SegmentDamage[] damage;
        using (SegmentReader reader = SegmentReader.Open(path))
        {
            if (reader.IsForeign || reader.HasTrailer)
            {
                return null;
            }

            while (reader.TryFind(out long offset, out BlockHeader header, out _))
            {
                run = header.Run;
                entries.Add(IndexEntry.Of(offset, header));
            }

            (length, whole) = (reader.Length, reader.WholeLength);
            isOurs = reader.Header is not null || length < SegmentFormat.HeaderBytes;
            damage = [.. reader.Damage.Where(d => d.Kind != DamageKind.TornTail && d.Offset < whole)];
        }

        if (entries.Count == 0)
        {
            return isOurs ? Remove(path, length) : null;
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.SetLength(whole);
        file.Position = whole;
        DiskWrite.Append(file, SegmentIndex.Write(entries, run, whole));
        file.Flush(flushToDisk: true);
        return new RepairReport(path, length - whole, entries.Max(e => e.LatestNs), damage);
    }

    // Begun, and no block of it is whole.
    private static RepairReport Remove(string path, long length)
    {
        File.Delete(path);
        return new RepairReport(path, length, null, []);
    }
}
