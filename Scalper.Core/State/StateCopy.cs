using System.Buffers;

namespace Scalper.Core.State;

/// <summary>Makes one object as another of its type is, by way of their state.</summary>
internal static class StateCopy
{
    public static void Copy(object from, object to)
    {
        ArrayBufferWriter<byte> buffer = new();
        new StateWriter(buffer).Graph(from);
        new StateReader(buffer.WrittenMemory).Graph(to);
    }
}
