using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Replay;

/// <summary>Goes through what one lane recorded in one run, record by record. One thread.</summary>
internal sealed class TrackCursor(ReplayTrack track) : IDisposable
{
    private readonly JournalBlock _block = new();
    private readonly List<string> _damage = [];
    private JournalBlock.Enumerator _records;
    private SegmentReader? _reader;
    private int _segment = -1;
    private int _read;

    /// <summary>The record at hand, after <see cref="MoveNext"/> said that there is one. Holds until the next call.</summary>
    public JournalRecord Current => _records.Current;

    /// <summary>Where the record at hand stands.</summary>
    public TrackPlace Place => new(_segment, _block.Offset, _read);

    /// <summary>Path of the segment at hand.</summary>
    public string Segment => track.Segments[Math.Clamp(_segment, 0, track.Segments.Count - 1)];

    /// <returns>False at the end.</returns>
    /// <exception cref="IOException">The segment can't be read; the next call goes on with the one behind it.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public bool MoveNext()
    {
        LowThread.GiveWay();
        while (!_records.MoveNext())
        {
            if (!MoveToBlock())
            {
                return false;
            }
        }

        _read++;
        return true;
    }

    /// <summary>The rest of the block is not read.</summary>
    public void PassBlock() => _records = default;

    /// <summary>What is read next is the beginning of a segment.</summary>
    public void StartAt(int segment)
    {
        Close();
        _segment = segment - 1;
    }

    /// <summary>Goes to where a reader of the same track stood.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="IOException">The segment can't be read; <see cref="MoveNext"/> goes on with the one behind it.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public bool GoTo(TrackPlace place)
    {
        StartAt(place.Segment);
        if (!OpenNext())
        {
            return false;
        }

        _reader!.GoTo(place.Offset);
        if (!MoveToBlock())
        {
            return false;
        }

        while (_read < place.Records && MoveNext())
        {
        }

        return _read == place.Records || MoveNext();
    }

    /// <summary>What could not be read of the segments behind the reader, in sentences; each is told once.</summary>
    public IReadOnlyList<string> TakeDamage()
    {
        if (_damage.Count == 0)
        {
            return [];
        }

        string[] told = [.. _damage];
        _damage.Clear();
        return told;
    }

    public void Dispose() => Close();

    private bool MoveToBlock()
    {
        while (_reader is not null || OpenNext())
        {
            if (TryReadBlock())
            {
                _records = _block.GetEnumerator();
                _read = 0;
                return true;
            }

            _damage.AddRange(_reader!.Damage.Where(d => d.Kind != DamageKind.TornTail).Select(d => $"{Segment}: {d}"));
            Close();
        }

        return false;
    }

    private bool TryReadBlock()
    {
        try
        {
            while (_reader!.TryRead(_block, track.Lane))
            {
                if (_block.Header.Run == track.Run)
                {
                    return true;
                }
            }

            return false;
        }
        catch
        {
            Close();
            throw;
        }
    }

    private bool OpenNext()
    {
        if (_segment + 1 >= track.Segments.Count)
        {
            _segment = track.Segments.Count;
            return false;
        }

        _segment++;
        _reader = SegmentReader.Open(track.Segments[_segment]);
        return true;
    }

    private void Close()
    {
        _reader?.Dispose();
        _reader = null;
        _records = default;
        _read = 0;
    }
}
