using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Samples one symbol at each whole second s of its lane's time, and its touch at s + L: as it was after the last input before that moment. What it writes
/// follows from the inputs alone; a checkpoint leaves it out, so that a run that begins at one samples from there on, and has the same from the next
/// whole chunk on. The lane's thread only.
/// </summary>
[NotState]
public sealed class GridSampler
{
    private const long SecondNs = 1_000_000_000;
    private const long LongestLeapNs = 2L * GridPlan.ChunkSeconds * SecondNs;

    private readonly IGridSink _sink;
    private readonly string _symbol;
    private readonly long _latencyNs;
    private readonly ScoreSide?[] _sides;
    private GridChunk? _chunk;
    private long _second;
    private long _dueNs = long.MinValue;
    private bool _isTouchNext;
    private bool _isWhole;
    private ushort _breaks;

    public GridSampler(IGridSink sink, string symbol)
    {
        _sink = sink;
        _symbol = symbol;
        _latencyNs = sink.Plan.LatencyNs;
        _sides = new ScoreSide?[sink.Plan.Models.Count];
    }

    /// <summary>A moment of the grid has passed: <see cref="AdvanceTo"/> has something to take.</summary>
    public bool IsDue(long nowNs) => nowNs >= _dueNs;

    /// <summary>Takes the moments that passed; to be called before an input acts.</summary>
    /// <param name="nowNs">The input's time, Unix nanoseconds; never runs back.</param>
    /// <param name="state">As it has been since the input before.</param>
    /// <param name="scores">The models' scores since then; looked at where the state is Live.</param>
    public void AdvanceTo(long nowNs, in GridState state, ReadOnlySpan<Score> scores)
    {
        if (_dueNs == long.MinValue || nowNs - _dueNs > LongestLeapNs)
        {
            // The first time, or after a sleep of the machine: nothing is known of what was between.
            End(GridEnd.Cut);
            StartAt((nowNs / SecondNs) + 1);
        }

        while (nowNs >= _dueNs)
        {
            if (_isTouchNext)
            {
                TakeTouch(state);
            }
            else
            {
                TakeSecond(state, scores);
            }
        }
    }

    /// <summary>A score was made.</summary>
    /// <param name="scores">One a model.</param>
    public void OnScores(ReadOnlySpan<Score> scores)
    {
        _isWhole = true;
        for (int model = 0; model < _sides.Length; model++)
        {
            ScoreSide side = scores[model].Side;
            if (_sides[model] is { } before && before != side)
            {
                _chunk?.CountChange(model);
            }

            _sides[model] = side;
        }
    }

    /// <summary>The book is not Live, or trades are missing from here on: no window reaches across. May be said again while it lasts.</summary>
    public void Break()
    {
        if (_isWhole)
        {
            _isWhole = false;
            _breaks++;
            Array.Clear(_sides);
        }
    }

    /// <summary>The symbol is sampled no more: what there is goes to the sink.</summary>
    /// <param name="why">Not full: that is no end of a symbol.</param>
    public void End(GridEnd why)
    {
        if (_chunk is { } chunk)
        {
            chunk.End = why;
            _chunk = null;
            _sink.Take(chunk);
        }

        _dueNs = long.MinValue;
    }

    private void StartAt(long second)
    {
        (_second, _dueNs, _isTouchNext) = (second, second * SecondNs, false);
        Begin();
    }

    private void Begin()
    {
        (long index, long from) = Math.DivRem(_second, GridPlan.ChunkSeconds);
        _chunk = _sink.Rent();
        _chunk.Begin(_symbol, index, (int)from);
    }

    private void TakeSecond(in GridState state, ReadOnlySpan<Score> scores)
    {
        // It may have been Live before it was sampled.
        _isWhole |= state.IsLive;
        _chunk!.Add(state, scores, _breaks);
        _isTouchNext = true;
        _dueNs += _latencyNs;
    }

    private void TakeTouch(in GridState state)
    {
        _chunk!.AddTouch(state, _breaks);
        _isTouchNext = false;
        _second++;
        _dueNs = _second * SecondNs;
        if (_second % GridPlan.ChunkSeconds == 0)
        {
            _sink.Take(_chunk);
            Begin();
        }
    }
}
