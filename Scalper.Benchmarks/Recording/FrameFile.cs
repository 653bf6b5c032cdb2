using System.Text;
using System.Text.Json;

namespace Scalper.Benchmarks.Recording;

/// <summary>Frames with their times, a JSON object a line. Any thread adds.</summary>
internal sealed class FrameFile(string path) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file = File.Create(path);

    public long Frames { get; private set; }

    public void Add(ReadOnlySpan<byte> frame)
    {
        string raw = Encoding.UTF8.GetString(frame);
        lock (_gate)
        {
            JsonSerializer.Serialize(_file, new { recv_ns = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks * 100, raw });
            _file.WriteByte((byte)'\n');
            Frames++;
        }
    }

    public void Dispose() => _file.Dispose();
}
