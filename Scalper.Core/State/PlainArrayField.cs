using System.Reflection;

namespace Scalper.Core.State;

/// <summary>An array of values without references, never null: its length, and its bytes but for zeros at the end.</summary>
internal sealed class PlainArrayField<T>(FieldInfo field) : StateField
{
    public override void Write(object owner, StateWriter to)
    {
        T[] array = (T[])field.GetValue(owner)!;
        PlainBytes.Write<T>(array, to);
    }

    public override void Read(object owner, StateReader from)
    {
        T[] present = (T[])field.GetValue(owner)!;
        T[] read = PlainBytes.Read<T>(from);
        if (read.Length == present.Length)
        {
            // The constructor's own, which others may have as well.
            read.CopyTo(present, 0);
        }
        else
        {
            field.SetValue(owner, read);
        }
    }
}
