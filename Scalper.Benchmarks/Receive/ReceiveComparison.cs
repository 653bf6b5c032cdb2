using System.Diagnostics;
using System.Globalization;

namespace Scalper.Benchmarks.Receive;

/// <summary>
/// What it costs to receive: a thread that blocks in the socket against an awaiting loop on the thread pool. Sender and receivers are
/// processes of their own, so that a receiver's processor time is its own; the receivers take turns, so that a noisy machine hits all.
/// </summary>
internal static class ReceiveComparison
{
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] arguments)
    {
        int rate = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 2_500;
        int messages = rate * (arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 8);
        using Process server = Start(["receive-server", Text(rate)], []);
        try
        {
            string address = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sender did not start.");
            Console.WriteLine($"{rate} messages/s of {ReceiveServer.FrameBytes} bytes, {messages} messages a run, {Rounds} rounds; share of one core");
            Dictionary<string, List<double>> shares = new() { ["pool"] = [], ["pool, no spinning"] = [], ["blocking thread"] = [] };
            for (int round = 0; round < Rounds; round++)
            {
                shares["pool"].Add(await MeasureAsync("pool", address, messages, []));
                shares["pool, no spinning"].Add(await MeasureAsync("pool", address, messages, [("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0")]));
                shares["blocking thread"].Add(await MeasureAsync("blocking", address, messages, []));
            }

            double reference = Median(shares["blocking thread"]);
            foreach ((string way, List<double> share) in shares)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{way,-20} {Median(share),6:P1}  ({share.Min():P1} to {share.Max():P1})  x {Median(share) / reference:F1}"));
            }

            return 0;
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task<double> MeasureAsync(string way, string address, int messages, (string Name, string Value)[] environment)
    {
        using Process client = Start(["receive-client", way, address, Text(messages)], environment);
        string result = await client.StandardOutput.ReadToEndAsync();
        await client.WaitForExitAsync();
        return client.ExitCode == 0
            ? double.Parse(result, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The receiver '{way}' failed: {result}");
    }

    private static Process Start(string[] arguments, (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
