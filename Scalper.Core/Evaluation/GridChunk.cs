using Scalper.Core.Scoring;
using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// Grid samples of one symbol over <see cref="GridPlan.ChunkSeconds"/> seconds: at each whole second its scores and features, and L later the touch. 40 bytes
/// a second and 15 a model. Filled by one thread, then read by another.
/// </summary>
[NotState]
public sealed class GridChunk
{
    private const int Seconds = GridPlan.ChunkSeconds;
    private const double InputSteps = 1_000;

    private readonly GridMarks[] _marks = new GridMarks[Seconds];
    private readonly byte[] _grades = new byte[Seconds];
    private readonly ushort[] _breaks = new ushort[Seconds];
    private readonly long[] _bids = new long[Seconds];
    private readonly int[] _spreads = new int[Seconds];
    private readonly ushort[] _touchBreaks = new ushort[Seconds];
    private readonly GridScore[] _scores;
    private readonly short[] _contributions;
    private readonly short[] _inputs = new short[Seconds * MicrostructureInputs.Count];
    private readonly long[] _changes;

    /// <param name="models">Scores a second.</param>
    public GridChunk(int models)
    {
        Models = models;
        _scores = new GridScore[models * Seconds];
        _contributions = new short[models * Seconds * GridScore.Factors];
        _changes = new long[models];
    }

    public int Models { get; }

    /// <summary>The venue's name of the symbol.</summary>
    public string Symbol { get; private set; } = "";

    /// <summary>Chunks since 1970 before this one.</summary>
    public long Index { get; private set; }

    /// <summary>Unix time of its first second.</summary>
    public long StartSecond => Index * Seconds;

    /// <summary>Seconds that passed before the symbol was sampled; 0 for all but its first chunk.</summary>
    public int From { get; private set; }

    /// <summary>Seconds sampled up to here, those before <see cref="From"/> counted too: less than all where the symbol ended.</summary>
    public int Count { get; private set; }

    /// <summary>Seconds whose touch is known to be or not to be: <see cref="Count"/> or one less.</summary>
    public int TouchCount { get; private set; }

    /// <summary>Why it ends where it does.</summary>
    public GridEnd End { get; internal set; }

    /// <summary>The symbol was sampled from the first second to the last, or to its own end: nobody who looks again, from another beginning, finds more.</summary>
    public bool IsWhole => From == 0 && End != GridEnd.Cut;

    /// <summary>Begins anew.</summary>
    /// <param name="from">The first second that will be sampled.</param>
    public void Begin(string symbol, long index, int from)
    {
        (Symbol, Index, From, Count, TouchCount, End) = (symbol, index, from, from, from, GridEnd.Full);
        Array.Clear(_marks);
        Array.Clear(_spreads);
        Array.Clear(_changes);
    }

    /// <summary>How a second was.</summary>
    public GridMarks Marks(int second) => _marks[second];

    /// <summary>The data's grade at a second; 0 where none was known.</summary>
    public byte Grade(int second) => _grades[second];

    /// <summary>How often the book had broken before a second; compared, never counted: it begins anew at 65,536.</summary>
    public int Breaks(int second) => _breaks[second];

    /// <summary>The same, L later.</summary>
    public int TouchBreaks(int second) => _touchBreaks[second];

    /// <summary>Best bid in ticks, L after a second; means something where <see cref="HasTouch"/>.</summary>
    public long Bid(int second) => _bids[second];

    /// <summary>Best ask in ticks, L after a second.</summary>
    public long Ask(int second) => _bids[second] + _spreads[second];

    /// <summary>The book was Live with both sides, L after a second.</summary>
    public bool HasTouch(int second) => _spreads[second] > 0;

    /// <summary>A model's score at a second; means something where the second is scored.</summary>
    public GridScore Score(int model, int second) => _scores[(second * Models) + model];

    /// <summary>A contribution in hundredths of a point; <see cref="GridScore.None"/> where it was none.</summary>
    public short Contribution(int model, int factor, int second) => _contributions[(((second * Models) + model) * GridScore.Factors) + factor];

    /// <summary>A feature by its place in <see cref="MicrostructureInputs.Names"/>, in deviations, to a thousandth; means something where the second is scored. None (null) where it was none.</summary>
    public double? Input(int input, int second) =>
        _inputs[(second * MicrostructureInputs.Count) + input] is var steps && steps != GridScore.None ? steps / InputSteps : null;

    /// <summary>Changes of a model's side, at any of its scores.</summary>
    public long Changes(int model) => _changes[model];

    /// <summary>Takes the next second.</summary>
    /// <param name="scores">One a model; looked at where the state is Live.</param>
    internal void Add(in GridState state, ReadOnlySpan<Score> scores, ushort breaks)
    {
        int second = Count++;
        _grades[second] = state.Grade;
        _breaks[second] = breaks;
        _marks[second] = GridMarks.Followed | (state.IsLive ? GridMarks.Scored : 0) | (state.IsGap ? GridMarks.Gap : 0);
        for (int model = 0; state.IsLive && model < Models; model++)
        {
            int at = (second * Models) + model;
            _scores[at] = GridScore.Of(scores[model], _contributions.AsSpan(at * GridScore.Factors, GridScore.Factors));
        }

        for (int input = 0; state.IsLive && input < MicrostructureInputs.Count; input++)
        {
            _inputs[(second * MicrostructureInputs.Count) + input] = state.Inputs[input] is { } deviations ? (short)Math.Round(deviations * InputSteps) : GridScore.None;
        }
    }

    /// <summary>Takes the touch of that second.</summary>
    internal void AddTouch(in GridState state, ushort breaks)
    {
        int second = TouchCount++;
        _touchBreaks[second] = breaks;
        long spread = state.AskTicks - state.BidTicks;

        // Wider than two thousand million steps is no market.
        if (state is { IsLive: true, BidTicks: > 0 } && spread is > 0 and <= int.MaxValue)
        {
            (_bids[second], _spreads[second]) = (state.BidTicks, (int)spread);
        }
    }

    internal void CountChange(int model) => _changes[model]++;
}
