using BenchmarkDotNet.Running;
using Scalper.Benchmarks;
using Scalper.Benchmarks.Receive;
using Scalper.Benchmarks.Viewers;

return args switch
{
    ["receive", .. string[] rest] => await ReceiveComparison.RunAsync(rest),
    ["receive-client", .. string[] rest] => await ReceiveClient.RunAsync(rest),
    ["receive-server", .. string[] rest] => await ReceiveServer.RunAsync(rest),
    ["viewers", .. string[] rest] => await ViewerBenchmark.RunAsync(rest),
    _ => RunMicroBenchmarks(args),
};

static int RunMicroBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(StepBenchmark).Assembly).Run(args);
    return 0;
}
