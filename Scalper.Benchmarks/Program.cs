using Scalper.Benchmarks.Compare;
using Scalper.Benchmarks.EngineRun;
using Scalper.Benchmarks.Evaluation;
using Scalper.Benchmarks.Journal;
using Scalper.Benchmarks.Limits;
using Scalper.Benchmarks.Micro;
using Scalper.Benchmarks.Recording;
using Scalper.Benchmarks.Receive;
using Scalper.Benchmarks.Scale;
using Scalper.Benchmarks.Soak;
using Scalper.Benchmarks.Start;
using Scalper.Benchmarks.Viewers;

const string Verbs = "engine, limit, compare, scale, soak, start, record, viewers, receive, journal, evaluation or micro (check, or the options of BenchmarkDotNet)";

return args switch
{
    ["engine", .. string[] rest] => await EngineBenchmark.RunAsync(rest),
    ["compare", .. string[] rest] => await Comparison.RunAsync(rest),
    ["scale", .. string[] rest] => await ScaleBenchmark.RunAsync(rest),
    ["soak", .. string[] rest] => await SoakBenchmark.RunAsync(rest),
    ["start", .. string[] rest] => await StartBenchmark.RunAsync(rest),
    ["start-once", .. string[] rest] => await StartBenchmark.RunOnceAsync(rest),
    ["record", .. string[] rest] => await RecordBenchmark.RunAsync(rest),
    ["limit", .. string[] rest] => await LimitBenchmark.RunAsync(rest),
    ["receive", .. string[] rest] => await ReceiveComparison.RunAsync(rest),
    ["receive-client", .. string[] rest] => await ReceiveClient.RunAsync(rest),
    ["receive-server", .. string[] rest] => await ReceiveServer.RunAsync(rest),
    ["journal", .. string[] rest] => await JournalBenchmark.RunAsync(rest),
    ["viewers", .. string[] rest] => await ViewerBenchmark.RunAsync(rest),
    ["evaluation", .. string[] rest] => await EvaluationBenchmark.RunAsync(rest),
    ["micro", .. string[] rest] => MicroBenchmarks.Run(rest),
    [['-', ..], ..] => MicroBenchmarks.Run(args),
    _ => Refuse(args),
};

static int Refuse(string[] args)
{
    Console.Error.WriteLine($"expected {Verbs}, got {(args.Length == 0 ? "nothing" : $"'{args[0]}'")}");
    return 2;
}
