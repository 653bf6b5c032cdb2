using System.Reflection;
using System.Runtime.CompilerServices;

namespace Scalper.Core.State;

/// <summary>How one field of a type is told and put back.</summary>
internal abstract class StateField
{
    /// <exception cref="NotSupportedException">It can't be told.</exception>
    public static StateField Of(FieldInfo field)
    {
        Type type = field.FieldType;
        if (IsPlain(type))
        {
            return Make(typeof(PlainField<>), type, field);
        }

        if (type.IsArray && type.GetArrayRank() == 1 && type.GetElementType() is { } element)
        {
            return IsPlain(element) ? Make(typeof(PlainArrayField<>), element, field) : new ObjectArrayField(field);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) && IsPlain(type.GenericTypeArguments[0]))
        {
            return Make(typeof(PlainListField<>), type.GenericTypeArguments[0], field);
        }

        return type.IsClass && type.Assembly == field.DeclaringType!.Assembly
            ? new ObjectField(field)
            : throw new NotSupportedException($"{field.DeclaringType}.{field.Name} of type {type} can't be told: mark it or its type {nameof(NotStateAttribute)}, or hold it otherwise.");
    }

    public abstract void Write(object owner, StateWriter to);

    /// <exception cref="StateFormatException">The bytes are not those of such a field.</exception>
    public abstract void Read(object owner, StateReader from);

    private static StateField Make(Type kind, Type value, FieldInfo field) => (StateField)Activator.CreateInstance(kind.MakeGenericType(value), field)!;

    private static bool IsPlain(Type type) =>
        type.IsValueType
        && !(bool)typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!.MakeGenericMethod(type).Invoke(null, null)!;

    private sealed class ObjectField(FieldInfo field) : StateField
    {
        public override void Write(object owner, StateWriter to) => to.Graph(ValueOf(owner));

        public override void Read(object owner, StateReader from) => from.Graph(ValueOf(owner));

        private object ValueOf(object owner) =>
            field.GetValue(owner) ?? throw new NotSupportedException($"{field.DeclaringType}.{field.Name} is null: what may be absent can't be told.");
    }

    private sealed class ObjectArrayField(FieldInfo field) : StateField
    {
        public override void Write(object owner, StateWriter to)
        {
            foreach (object element in (object[])field.GetValue(owner)!)
            {
                to.Graph(element);
            }
        }

        public override void Read(object owner, StateReader from)
        {
            foreach (object element in (object[])field.GetValue(owner)!)
            {
                from.Graph(element);
            }
        }
    }
}
