using System.Reflection;

namespace Scalper.Core.State;

/// <summary>A field without references, told as its bytes.</summary>
internal sealed class PlainField<T>(FieldInfo field) : StateField
{
    public override void Write(object owner, StateWriter to)
    {
        T value = (T)field.GetValue(owner)!;
        PlainBytes.Write(ref value, to);
    }

    public override void Read(object owner, StateReader from)
    {
        T value = default!;
        Span<byte> bytes = PlainBytes.Of(ref value);
        from.Bytes(bytes.Length).CopyTo(bytes);
        field.SetValue(owner, value);
    }
}
