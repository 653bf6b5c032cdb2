using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Scored seconds of one symbol, evenly over all of its time, by seconds that a number divides which doubles whenever there are too many. Chunks are kept until
/// the next one has come: they must not be used again meanwhile. One thread.
/// </summary>
/// <param name="most">Seconds that are kept.</param>
/// <param name="read">What is kept of one: chunks of the symbol, one behind the other, and its place in the first of them.</param>
[NotState]
internal sealed class ThinnedSamples<T>(int most, Func<IReadOnlyList<GridChunk>, int, T> read)
{
    private readonly List<(long Second, T Sample)> _samples = [];
    private GridChunk? _last;
    private long _step = 1;

    // A window may end in the chunk behind it: the last one waits for that.
    public void Add(GridChunk chunk)
    {
        if (_last is { } last)
        {
            Read(chunk.Index == last.Index + 1 ? [last, chunk] : [last]);
        }

        _last = chunk;
    }

    /// <summary>By second. To be asked behind the last chunk.</summary>
    public IReadOnlyList<(long Second, T Sample)> All()
    {
        if (_last is { } last)
        {
            _last = null;
            Read([last]);
        }

        return _samples;
    }

    private void Read(GridChunk[] chunks)
    {
        GridChunk chunk = chunks[0];
        for (int second = chunk.From; second < chunk.Count; second++)
        {
            long at = chunk.StartSecond + second;
            if ((chunk.Marks(second) & (GridMarks.Scored | GridMarks.Gap)) == GridMarks.Scored && at % _step == 0)
            {
                _samples.Add((at, read(chunks, second)));
            }
        }

        while (_samples.Count > most)
        {
            _step *= 2;
            _samples.RemoveAll(s => s.Second % _step != 0);
        }
    }
}
