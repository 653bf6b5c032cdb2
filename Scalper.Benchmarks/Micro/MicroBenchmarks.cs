using BenchmarkDotNet.Running;

namespace Scalper.Benchmarks.Micro;

/// <summary>The micro benchmarks, with the options of BenchmarkDotNet; or a check that each of them does its work, without timing anything.</summary>
internal static class MicroBenchmarks
{
    public static int Run(string[] words)
    {
        if (words is ["check"])
        {
            Check();
            return 0;
        }

        BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run(words);
        return 0;
    }

    private static void Check()
    {
        foreach (bool keepsColumns in new[] { false, true })
        {
            StepBenchmark step = new() { KeepsColumns = keepsColumns };
            step.Prepare();
            Console.WriteLine($"step, columns {keepsColumns}: {step.Tokenise()} tokens, {step.Step()} scores");
        }

        foreach (FrameSource source in StageBenchmark.Sources)
        {
            foreach (FrameKind kind in Enum.GetValues<FrameKind>())
            {
                StageBenchmark stage = new() { Source = source, Kind = kind };
                stage.Prepare();
                stage.Apply();
                stage.Publish();
                Console.WriteLine($"{source}, {kind}: {stage.Decode()} events, {stage.Step()} scores, {stage.Score():F0} points");
            }
        }
    }
}
