using Scalper.Core.Recording.Folder;

namespace Scalper.Tests.Recording.Folder;

/// <summary>The machine's disk, with what a test wants of it otherwise.</summary>
internal sealed class FaultyDisk : IRecordingDisk
{
    private readonly RecordingDisk _disk = new();

    /// <summary>What is written goes to this file instead, as <c>/dev/full</c>.</summary>
    public string? Instead { get; set; }

    /// <summary>Writers wait for it.</summary>
    public ManualResetEventSlim? Gate { get; set; }

    /// <summary>Free space, where it is not the disk's own.</summary>
    public Func<DiskRoom?>? RoomOf { get; set; }

    public Stream Create(string path)
    {
        if (Instead is { } other)
        {
            return new FileStream(other, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }

        Stream file = _disk.Create(path);
        return Gate is { } gate ? new GatedStream(file, gate) : file;
    }

    public DiskRoom? Room(string folder) => RoomOf is { } room ? room() : _disk.Room(folder);

    private sealed class GatedStream(Stream inner, ManualResetEventSlim gate) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            gate.Wait();
            inner.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void SetLength(long value) => inner.SetLength(value);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
