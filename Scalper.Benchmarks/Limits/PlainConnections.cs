using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.Limits;

/// <summary>As many connections as the engine would have.</summary>
internal sealed class PlainConnections : IDisposable
{
    private readonly List<PlainConnection> _connections = [];

    public long Messages => _connections.Sum(c => c.Messages);

    public static async Task<PlainConnections> OpenAsync(Uri address, Followed followed, PlainConnection.FrameTaker take, CancellationToken cancellation)
    {
        PlainConnections opened = new();
        try
        {
            foreach (IReadOnlyList<string> symbols in followed.Connections)
            {
                opened._connections.Add(await PlainConnection.OpenAsync(address, symbols, take, cancellation));
            }

            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void ThrowIfEnded()
    {
        if (_connections.Find(c => c.Fault is not null) is { } ended)
        {
            throw new BenchmarkException("expected a connection that holds, it has ended:", ended.Fault);
        }
    }

    public void Dispose() => _connections.ForEach(c => c.Dispose());
}
