using System.Reflection;
using System.Runtime.InteropServices;

namespace Scalper.Core.State;

/// <summary>A list of values without references, never null.</summary>
internal sealed class PlainListField<T>(FieldInfo field) : StateField
{
    public override void Write(object owner, StateWriter to) => PlainBytes.Write<T>(CollectionsMarshal.AsSpan((List<T>)field.GetValue(owner)!), to);

    public override void Read(object owner, StateReader from)
    {
        List<T> list = (List<T>)field.GetValue(owner)!;
        list.Clear();
        list.AddRange(PlainBytes.Read<T>(from));
    }
}
