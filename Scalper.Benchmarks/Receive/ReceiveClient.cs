using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Scalper.Core.Wire;

namespace Scalper.Benchmarks.Receive;

/// <summary>Receives a number of frames one way, checks that none is missing, and prints the share of a core it took.</summary>
internal static class ReceiveClient
{
    private const int WarmUp = 1_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        Uri address = new(arguments[1]);
        int messages = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        double share = arguments[0] == "pool" ? await OnPoolAsync(address, messages) : OnThread(address, messages);
        Console.WriteLine(share.ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<double> OnPoolAsync(Uri address, int messages)
    {
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(address, CancellationToken.None);
        byte[] buffer = new byte[64 * 1024];
        Meter meter = new();
        for (long expected = 0; expected < messages + WarmUp; expected++)
        {
            int length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            meter.Take(buffer.AsSpan(0, length), expected);
        }

        return meter.Share;
    }

    private static double OnThread(Uri address, int messages)
    {
        ConnectionLimits limits = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));
        using VenueConnection connection = VenueConnection.Open(address, TimeProvider.System, limits, "{}"u8.ToArray(), static () => { });
        Meter meter = new();
        for (long expected = 0; expected < messages + WarmUp; expected++)
        {
            meter.Take(connection.Receive(), expected);
        }

        return meter.Share;
    }

    private sealed class Meter
    {
        private static readonly byte[] NumberMark = Encoding.ASCII.GetBytes("\"u\":");
        private TimeSpan _processorAtStart;
        private long _start;

        public double Share => (Process.GetCurrentProcess().TotalProcessorTime - _processorAtStart) / Stopwatch.GetElapsedTime(_start);

        public void Take(ReadOnlySpan<byte> frame, long expected)
        {
            if (expected == WarmUp)
            {
                _processorAtStart = Process.GetCurrentProcess().TotalProcessorTime;
                _start = Stopwatch.GetTimestamp();
            }

            ReadOnlySpan<byte> number = frame[(frame.IndexOf(NumberMark) + NumberMark.Length)..];
            if (!System.Buffers.Text.Utf8Parser.TryParse(number, out long received, out _) || received != expected)
            {
                throw new InvalidOperationException($"Expected frame {expected}, received {received}.");
            }
        }
    }
}
