using System.Reflection;
using System.Runtime.CompilerServices;

namespace Scalper.Tests.Engine;

/// <summary>
/// The bits of every field of a plain value, in order of declaration. Not its memory: what lies between fields is whatever lay there
/// before, and differs between two equal values.
/// </summary>
internal static class ValueBytes
{
    public static byte[] Of<T>(T value)
        where T : unmanaged
    {
        using MemoryStream bytes = new();
        using BinaryWriter to = new(bytes);
        Write(value, to);
        return bytes.ToArray();
    }

    private static void Write(object? value, BinaryWriter to)
    {
        switch (value is Enum code ? Convert.ChangeType(code, Enum.GetUnderlyingType(code.GetType()), null) : value)
        {
            case null: to.Write(false); break;
            case bool b: to.Write(b); break;
            case byte b: to.Write(b); break;
            case short s: to.Write(s); break;
            case int i: to.Write(i); break;
            case uint u: to.Write(u); break;
            case long l: to.Write(l); break;
            case ulong u: to.Write(u); break;
            case float f: to.Write(f); break;
            case double d: to.Write(d); break;
            case { } primitive when primitive.GetType().IsPrimitive: throw new NotSupportedException($"a field of type {primitive.GetType()}");
            case { } whole: WriteFields(whole, to); break;
        }
    }

    private static void WriteFields(object whole, BinaryWriter to)
    {
        Type type = whole.GetType();
        FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        IEnumerable<object?> values = type.GetCustomAttribute<InlineArrayAttribute>() is { } array
            ? Elements(whole, fields.Single().FieldType, array.Length)
            : fields.Select(f => f.GetValue(whole));
        foreach (object? value in values)
        {
            // So that none and zero differ.
            to.Write(value is not null);
            Write(value, to);
        }
    }

    private static IEnumerable<object?> Elements(object array, Type element, int length) =>
        (IEnumerable<object?>)typeof(ValueBytes).GetMethod(nameof(ElementsOf), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(array.GetType(), element).Invoke(null, [array, length])!;

    private static List<object?> ElementsOf<TArray, TElement>(TArray array, int length)
        where TArray : struct
    {
        List<object?> elements = [];
        for (int i = 0; i < length; i++)
        {
            elements.Add(Unsafe.Add(ref Unsafe.As<TArray, TElement>(ref array), i));
        }

        return elements;
    }
}
