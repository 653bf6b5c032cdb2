using System.Globalization;
using Scalper.Benchmarks.Command;
using Scalper.Core.Evaluation;

namespace Scalper.Benchmarks.Evaluation;

/// <summary>
/// What it costs to measure what scores are worth: the same frames through a lane without and with it, in turns, sampled, judged and all, by the processor time
/// of the thread; and what a message allocates.
/// </summary>
internal static class EvaluationBenchmark
{
    public const string Help = """
          --symbols 300   the share of a core is told for so many
          --rate 2500     messages a second of all of them
          --seconds 6000  of market time a round
          --rounds 5      of which the first warms up
        """;

    private const string Name = "evaluation";

    public static Task<int> RunAsync(string[] words) => Verb.RunAsync(Name, Help, cancellation => Task.FromResult(Run(words, cancellation)));

    private static int Run(string[] words, CancellationToken cancellation)
    {
        Arguments arguments = new(words, "--symbols", "--rate", "--seconds", "--rounds");
        int symbols = arguments.Whole("--symbols", 300), rate = arguments.Whole("--rate", 2_500), seconds = arguments.Whole("--seconds", 6_000);
        long stepNs = 1_000_000_000L * symbols / rate;
        DayScales scales = MeasuredLane.LearnScales(stepNs, seconds);
        for (int round = 0; round < arguments.Whole("--rounds", 5); round++)
        {
            cancellation.ThrowIfCancellationRequested();
            MeasuredLane without = MeasuredLane.Run(stepNs, seconds, scales: null), with = MeasuredLane.Run(stepNs, seconds, scales);
            Check(with, without, seconds);
            double share = (with.Cpu - without.Cpu).TotalSeconds / seconds * symbols;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(round == 0 ? "warm-up" : $"round {round}")}: {without.Cpu.TotalSeconds:0.00} s without, {with.Cpu.TotalSeconds:0.00} s with, of which {with.Judging.TotalSeconds:0.00} s judging: {share:P2} of a core for {symbols} symbols at {rate} messages/s; {with.BytesOfFrames} bytes allocated by the {with.Frames} frames once warm, {without.BytesOfFrames} without"));
        }

        return 0;
    }

    private static void Check(MeasuredLane with, MeasuredLane without, int seconds)
    {
        int chunks = seconds / GridPlan.ChunkSeconds;
        long kept = with.Blocks.SelectMany(b => b.Tallies).Where(t => t is { Horizon.Seconds: 1, Model.Name: "classic" }).Sum(t => t.Coverage.Kept.Count);
        if (kept < (chunks - 2) * 590L)
        {
            throw new BenchmarkException($"expected some 599 windows of 1 s in each of {chunks} chunks but the first and last, got {kept} in all");
        }

        if (with.Blocks.SelectMany(b => b.Tallies).Where(t => t.Horizon.Seconds == 1).All(t => t.Deciles.Rows.All(d => d.Count == 0)))
        {
            throw new BenchmarkException("expected samples in deciles, by the scales that were learnt, got none");
        }

        // In long runs a ring of the lane's own grows once more, measured or not.
        if (with.BytesOfFrames > without.BytesOfFrames)
        {
            throw new BenchmarkException($"expected frames that allocate nothing for being measured, got {with.BytesOfFrames} bytes, and {without.BytesOfFrames} without");
        }
    }
}
