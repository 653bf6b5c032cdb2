using System.Diagnostics;
using Scalper.Benchmarks.Micro;
using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;

namespace Scalper.Benchmarks.Evaluation;

/// <summary>A lane of one symbol that was given frames for a while, with or without measuring what its scores are worth.</summary>
internal sealed class MeasuredLane
{
    private const int MadeFrames = 4_096;
    private const long StartNs = 1_700_000_400_000_000_000;

    private static readonly byte[][] Made = BenchmarkFrames.Make(seed: 7, MadeFrames);

    private readonly GridChannel? _channel;
    private readonly GridEvaluator? _evaluator;
    private readonly Lane _lane;

    private MeasuredLane(DayScales? scales)
        : this(scales is null ? null : new GridChannel(Plan, capacity: 64), scales)
    {
    }

    private MeasuredLane(IGridSink? sink, DayScales? scales)
    {
        EngineOptions options = new();
        _channel = sink as GridChannel;
        if (_channel is not null)
        {
            _evaluator = new GridEvaluator(Plan, _ => scales!, _channel.Release);
        }

        FollowedSymbol symbol = new(new Instrument(BenchmarkFrames.Symbol, DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001")), lane: 0, place: 0);
        _lane = new Lane(options, [symbol], [BenchmarkFrames.Depth], new LaneLinks { Grid = sink });
    }

    private static GridPlan Plan { get; } = new(ModelKeys.Of(new EngineOptions()));

    /// <summary>Processor time of the whole process meanwhile: lane and judge are all that it does.</summary>
    public TimeSpan Cpu { get; private set; }

    /// <summary>Time that the judge took, in it.</summary>
    public TimeSpan Judging { get; private set; }

    /// <summary>Frames stepped.</summary>
    public int Frames { get; private set; }

    /// <summary>Bytes allocated while they were, but for those that ended a chunk; without what the judge allocates.</summary>
    public long BytesOfFrames { get; private set; }

    public IReadOnlyList<ClosedBlock> Blocks { get; private set; } = [];

    /// <summary>What the same market teaches, so that judging looks up places and deciles as it does from the second day on.</summary>
    public static DayScales LearnScales(long stepNs, int seconds)
    {
        TrainingSamples samples = new(Plan);
        MeasuredLane lane = new(samples, scales: null);
        lane.Step(stepNs, seconds);
        return samples.ScalesBefore(long.MaxValue);
    }

    /// <param name="stepNs">Market time between two frames.</param>
    /// <param name="scales">Of the day before; null measures nothing.</param>
    public static MeasuredLane Run(long stepNs, int seconds, DayScales? scales)
    {
        MeasuredLane lane = new(scales);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        lane.Step(stepNs, seconds);
        lane.Cpu = Environment.CpuUsage.TotalTime - before;
        return lane;
    }

    private void Step(long stepNs, int seconds)
    {
        long endNs = StartNs + (seconds * 1_000_000_000L), judgedChunk = 0;
        for (long nowNs = StartNs; nowNs < endNs; nowNs += stepNs)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            _lane.Step(Made[Frames++ % MadeFrames], nowNs);

            // The frame that ends a chunk hands it over, through queues that grow now and then; it is one of thousands.
            long chunk = nowNs / 1_000_000_000 / GridPlan.ChunkSeconds;
            bool isWarm = nowNs - StartNs > Horizon.MostChunks * 3L * GridPlan.ChunkSeconds * 1_000_000_000;
            BytesOfFrames += isWarm && chunk == judgedChunk ? GC.GetAllocatedBytesForCurrentThread() - bytes : 0;
            if (chunk != judgedChunk)
            {
                judgedChunk = chunk;
                Judge();
            }
        }

        Judge();
        Blocks = _evaluator?.CloseUpTo(long.MaxValue) ?? [];
    }

    private void Judge()
    {
        long start = Stopwatch.GetTimestamp();
        while (_channel is not null && _channel.Filled.TryRead(out GridChunk? chunk))
        {
            _evaluator!.Take(chunk);
        }

        Judging += Stopwatch.GetElapsedTime(start);
    }
}
