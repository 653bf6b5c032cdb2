using System.Reflection;
using System.Runtime.CompilerServices;

namespace Scalper.Core.State;

/// <summary>Finds where the fields of a type lie, by putting ones into them.</summary>
internal static class PlainMask
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <param name="type">A value without references.</param>
    public static byte[] Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            // Boxed, it would be a value or nothing.
            return (byte[])Call(nameof(OfNullable), underlying).Invoke(null, null)!;
        }

        byte[] mask = new byte[SizeOf(type)];
        FieldInfo[] fields = type.IsPrimitive || type.IsEnum ? [] : type.GetFields(Fields);
        if (fields.Length == 0)
        {
            Array.Fill(mask, byte.MaxValue);
        }
        else if (type.IsDefined(typeof(InlineArrayAttribute)))
        {
            byte[] element = Of(fields[0].FieldType);
            for (int i = 0; i < mask.Length; i++)
            {
                mask[i] = element[i % element.Length];
            }
        }
        else
        {
            foreach (FieldInfo field in fields)
            {
                object value = RuntimeHelpers.GetUninitializedObject(type);
                field.SetValue(value, Boxed(field.FieldType, Of(field.FieldType)));
                Or(mask, Bytes(value));
            }
        }

        return mask;
    }

    private static byte[] OfNullable<T>()
        where T : struct
    {
        T? value = (T)Boxed(typeof(T), Of(typeof(T)));
        byte[] mask = PlainBytes.Of(ref value).ToArray();
        return [byte.MaxValue, .. mask[1..]];
    }

    // Of one that may be null, a value that is not.
    private static object Boxed(Type type, byte[] bytes)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Boxed(underlying, Of(underlying));
        }

        object value = RuntimeHelpers.GetUninitializedObject(type);
        bytes.CopyTo(Bytes(value));
        return value;
    }

    private static Span<byte> Bytes(object boxed) => Call(nameof(BytesOf), boxed.GetType()).CreateDelegate<Unboxing>()(boxed);

    private static int SizeOf(Type type) => (int)Call(nameof(SizeOfValue), type).Invoke(null, null)!;

    private static MethodInfo Call(string name, Type type) => typeof(PlainMask).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type);

    private static int SizeOfValue<T>() => Unsafe.SizeOf<T>();

    private static Span<byte> BytesOf<T>(object boxed)
        where T : struct => PlainBytes.Of(ref Unsafe.Unbox<T>(boxed));

    private static void Or(byte[] mask, ReadOnlySpan<byte> more)
    {
        for (int i = 0; i < mask.Length; i++)
        {
            mask[i] |= more[i];
        }
    }

    private delegate Span<byte> Unboxing(object boxed);
}
