using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Scalper.Sandbox.Hosting;

/// <summary>The sandbox on its own: prints its addresses and serves until the process is told to stop.</summary>
internal static class SandboxConsole
{
    private const int BadInput = 2;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments.Contains("--help"))
        {
            Console.WriteLine(SandboxArguments.Help);
            return 0;
        }
        try
        {
            await ServeAsync(SandboxArguments.Parse(arguments));
            return 0;
        }
        catch (SandboxInputException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return BadInput;
        }
    }

    private static async Task ServeAsync(SandboxOptions options)
    {
        using ILoggerFactory loggers = LoggerFactory.Create(static logging => logging.AddSimpleConsole(static console => console.SingleLine = true));
        TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using SandboxServer server = await SandboxServer.StartAsync(options, loggers);
        Console.WriteLine($"WebSocket {server.WebSocketUrl}");
        Console.WriteLine($"REST      {server.RestUrl}");
        if (server.BinanceWebSocketUrl is { } binance)
        {
            Console.WriteLine($"Binance   {binance}/public and {binance}/market, REST as above");
        }

        await stop.Task;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }
}
