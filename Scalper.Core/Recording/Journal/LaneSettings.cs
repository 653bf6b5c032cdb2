namespace Scalper.Core.Recording.Journal;

/// <summary>The newest setting of each key, to be told again at the beginning of every segment. One thread.</summary>
internal sealed class LaneSettings
{
    /// <summary>Most bytes of all settings together; beyond those, the one that was set longest ago is told no more.</summary>
    public const int MostBytes = 4 << 20;

    private readonly Dictionary<string, (long Number, long TimeNs, byte[] Payload)> _newest = new(StringComparer.Ordinal);
    private int _bytes;

    /// <summary>Settings that are told no more.</summary>
    public long Forgotten { get; private set; }

    public void Set(string key, long number, long timeNs, byte[] payload)
    {
        if (_newest.TryGetValue(key, out (long, long, byte[] Payload) older))
        {
            _bytes -= older.Payload.Length;
        }

        _newest[key] = (number, timeNs, payload);
        _bytes += payload.Length;
        while (_bytes > MostBytes)
        {
            KeyValuePair<string, (long Number, long, byte[] Payload)> oldest = _newest.MinBy(s => s.Value.Number);
            _newest.Remove(oldest.Key);
            _bytes -= oldest.Value.Payload.Length;
            Forgotten++;
        }
    }

    /// <returns>All of them, by the number they were set with; null where there are none.</returns>
    public Chunk? Tell()
    {
        if (_newest.Count == 0)
        {
            return null;
        }

        int room = _newest.Count * RecordEntry.MostBytes;
        Chunk chunk = new(new byte[room + _bytes], room, isPooled: false) { Marks = BlockMarks.Repeated };
        foreach ((long number, long timeNs, byte[] payload) in _newest.Values.OrderBy(s => s.Number))
        {
            chunk.Add(RecordKind.Setting, number, timeNs, payload);
        }

        return chunk;
    }
}
