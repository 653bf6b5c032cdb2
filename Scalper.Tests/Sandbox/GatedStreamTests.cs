using Scalper.Sandbox.Hosting;

namespace Scalper.Tests.Sandbox;

public sealed class GatedStreamTests
{
    private readonly RecordingStream _wire = new();
    private readonly GatedStream _stream;

    public GatedStreamTests() => _stream = new GatedStream(_wire, () => Task.CompletedTask);

    [Fact]
    public async Task Write_HeldBack_LeavesWithTheNextInOrder()
    {
        _stream.IsHeldBack = true;
        await _stream.WriteAsync(new byte[] { 1, 2 });
        await _stream.FlushAsync();
        Assert.Empty(_wire.Writes);
        _stream.IsHeldBack = false;
        await _stream.WriteAsync(new byte[] { 3 });
        Assert.Equal([1, 2, 3], Assert.Single(_wire.Writes));
    }

    [Fact]
    public async Task Write_HeldBackBeyondTheLimit_LeavesInPiecesInOrder()
    {
        byte[] sent = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i % 251))];
        _stream.IsHeldBack = true;
        await _stream.WriteAsync(sent.AsMemory(0, 50_000));
        await _stream.WriteAsync(sent.AsMemory(50_000, 50_000));
        await _stream.WriteAsync(sent.AsMemory(100_000, 90_000));
        _stream.IsHeldBack = false;
        await _stream.WriteAsync(sent.AsMemory(190_000));
        Assert.Equal(sent, _wire.Writes.SelectMany(w => w));
        Assert.True(_wire.Writes.Count < 6, $"{_wire.Writes.Count} writes");
    }

    private sealed class RecordingStream : MemoryStream
    {
        public List<byte[]> Writes { get; } = [];

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!buffer.IsEmpty)
            {
                Writes.Add(buffer.ToArray());
            }

            return ValueTask.CompletedTask;
        }
    }
}
