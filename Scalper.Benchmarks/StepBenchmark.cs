using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;

namespace Scalper.Benchmarks;

/// <summary>
/// A whole step of a lane (decode, book, walls, features, score, publish) against reading every token of the same frames and doing nothing
/// else. The operation is one frame of a mix of deltas, trades and tickers; results are checked before anything is timed.
/// </summary>
[MemoryDiagnoser]
public class StepBenchmark
{
    private const int Frames = 4_096;

    private readonly byte[][] _frames = BenchmarkFrames.Make(seed: 7, Frames);
    private FollowedSymbol _symbol = null!;
    private Lane _lane = null!;
    private long _now;

    [GlobalSetup]
    public void Prepare()
    {
        _symbol = new FollowedSymbol(new Instrument(BenchmarkFrames.Symbol, DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001")), lane: 0);
        _lane = new Lane(new EngineOptions(), [_symbol], [BenchmarkFrames.Depth]);
        _now = 1_700_000_000_000_000_000;
        Step();
        _symbol.Read(out SymbolView view);
        if (!view.IsLive || _lane.Malformed > 0 || view.BidLevels != BenchmarkFrames.Depth || view.Scores < Frames / 2)
        {
            throw new InvalidOperationException($"The frames left a book that is {view.Status} with {view.BidLevels} bids and {view.Scores} scores.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Frames)]
    public long Tokenise()
    {
        long tokens = 0;
        foreach (byte[] frame in _frames)
        {
            Utf8JsonReader reader = new(frame);
            while (reader.Read())
            {
                tokens++;
            }
        }

        return tokens;
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public int Step()
    {
        int scored = 0;
        foreach (byte[] frame in _frames)
        {
            _now += 20_000_000;
            scored += _lane.Step(frame, _now) >= 0 ? 1 : 0;
        }

        return scored;
    }
}
