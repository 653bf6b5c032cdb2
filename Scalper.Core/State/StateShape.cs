using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace Scalper.Core.State;

/// <summary>
/// Which fields of a type are state, found by reflection, so that a new field is never forgotten: plain values (without references) that can change, arrays
/// and lists of them, and objects of this assembly that the constructor made, alone or in arrays. What a primary constructor was given is none. Anything else
/// has to be marked <see cref="NotStateAttribute"/>. Safe from any thread.
/// </summary>
internal sealed class StateShape
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, StateShape> Known = new();

    private readonly StateField[] _fields;

    private StateShape(Type type)
    {
        _fields = [.. FieldsOf(type).Select(StateField.Of)];
    }

    /// <exception cref="NotSupportedException">A field can neither be told nor is marked.</exception>
    public static StateShape Of(Type type) => Known.GetOrAdd(type, static t => new StateShape(t));

    /// <summary>Names, kinds and layouts of all fields of a type and of what it has: another text is another state.</summary>
    public static string Describe(Type type)
    {
        StringBuilder text = new();
        Describe(type, text, []);
        return text.ToString();
    }

    public void Write(object owner, StateWriter to)
    {
        foreach (StateField field in _fields)
        {
            field.Write(owner, to);
        }
    }

    public void Read(object owner, StateReader from)
    {
        foreach (StateField field in _fields)
        {
            field.Read(owner, from);
        }
    }

    private static void Describe(Type type, StringBuilder text, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        text.Append(type).Append('\n');
        foreach (FieldInfo field in FieldsOf(type).Where(_ => !type.IsPrimitive))
        {
            text.Append(field.Name).Append(' ').Append(field.FieldType).Append('\n');
            Describe(ElementOf(field.FieldType), text, seen);
        }
    }

    private static Type ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()! : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GenericTypeArguments[0] : type;

    // Reflection promises no order of its own.
    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        IEnumerable<FieldInfo> own = type.GetFields(Fields).Where(f => type.IsValueType || !(IsGiven(f) || IsMarked(f))).OrderBy(f => f.Name, StringComparer.Ordinal);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? FieldsOf(parent).Concat(own) : own;
    }

    // Values that never change, and what a primary constructor was given, are settings: another run may have others.
    private static bool IsGiven(FieldInfo field) =>
        (field.IsInitOnly && field.FieldType.IsValueType) || (field.Name.StartsWith('<') && field.Name.EndsWith(">P", StringComparison.Ordinal));

    private static bool IsMarked(FieldInfo field) =>
        field.IsDefined(typeof(NotStateAttribute)) || field.FieldType.IsDefined(typeof(NotStateAttribute)) || typeof(Delegate).IsAssignableFrom(field.FieldType);
}
