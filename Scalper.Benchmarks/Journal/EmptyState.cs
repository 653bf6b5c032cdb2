using System.Buffers;
using Scalper.Core.Recording.Journal;

namespace Scalper.Benchmarks.Journal;

/// <summary>The state of a lane that has none.</summary>
internal sealed class EmptyState : ICheckpointSource
{
    public void WriteCheckpoint(IBufferWriter<byte> output) => output.Write("{}"u8);
}
