namespace Scalper.Core.Recording.Journal;

/// <summary>Counts records of a lane that are lost in a row, until a gap mark tells of them. One thread.</summary>
internal struct MissingRecords
{
    public readonly bool Any => Mark.Count > 0;

    public GapMark Mark { get; private set; }

    /// <summary>Receive time of the last of them, Unix nanoseconds.</summary>
    public long LastTimeNs { get; private set; }

    /// <summary>A record that comes after those counted so far.</summary>
    public void Add(long number, long timeNs)
    {
        Mark = new GapMark(Mark.Count + 1, Any ? Mark.FirstNumber : number, number);
        LastTimeNs = timeNs;
    }

    /// <summary>What a chunk tells of, itself and by its gap marks, and nobody will read: it comes after what was counted so far.</summary>
    public void AddAfter(Chunk chunk)
    {
        if (chunk.Told > 0)
        {
            Mark = new GapMark(Mark.Count + chunk.Told, Any ? Mark.FirstNumber : chunk.FirstTold, chunk.LastNumber);
            LastTimeNs = chunk.LastTimeNs;
        }
    }

    /// <summary>As <see cref="AddAfter"/>, of a chunk that comes before what was counted so far.</summary>
    public void AddBefore(Chunk chunk)
    {
        MissingRecords later = this;
        Clear();
        AddAfter(chunk);
        if (later.Any)
        {
            Mark = new GapMark(Mark.Count + later.Mark.Count, Any ? Mark.FirstNumber : later.Mark.FirstNumber, later.Mark.LastNumber);
            LastTimeNs = later.LastTimeNs;
        }
    }

    public void Clear() => this = default;
}
