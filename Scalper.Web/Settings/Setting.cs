using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Scalper.Web.Settings;

/// <summary>One property of an options class: what it takes, and how that is said.</summary>
internal sealed class Setting
{
    public Setting(PropertyInfo property)
    {
        Property = property;
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        EntryType = EntryOf(Type) ?? Type;
        Shape = SettingText.CanConvert(Type) ? SettingShape.Scalar : EntryType != Type ? SettingShape.List : SettingShape.Group;
        if (Shape != SettingShape.Scalar && !SettingText.CanConvert(EntryType) && EntryType.GetConstructor(System.Type.EmptyTypes) is null)
        {
            throw new NotSupportedException($"{property.DeclaringType}.{property.Name}: no setting can be a {property.PropertyType}.");
        }

        IsOptional = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        ValidationAttribute[] all = [.. property.GetCustomAttributes<ValidationAttribute>()];
        IsSecret = all.Any(a => a is DataTypeAttribute { DataType: DataType.Password });
        Rules = [.. all.Where(a => Shape == SettingShape.Scalar || SpeaksOfEntries(a))];
        ListRules = [.. all.Where(a => Shape == SettingShape.List && !SpeaksOfEntries(a))];
        Expected = SettingExpectation.OfValue(EntryType, Rules);
        ExpectedList = SettingExpectation.OfList(this);
    }

    public PropertyInfo Property { get; }

    /// <summary>The property's type without Nullable.</summary>
    public Type Type { get; }

    /// <summary>The type of a list's entries; <see cref="Type"/> itself where it is no list.</summary>
    public Type EntryType { get; }

    public SettingShape Shape { get; }

    public bool HasScalarEntries => Shape == SettingShape.List && SettingText.CanConvert(EntryType);

    /// <summary>Null is a legal value: declared with a question mark.</summary>
    public bool IsOptional { get; }

    public bool IsSecret { get; }

    /// <summary>Rules for the value, or for each entry of a list.</summary>
    public IReadOnlyList<ValidationAttribute> Rules { get; }

    /// <summary>Rules for a list as a whole.</summary>
    public IReadOnlyList<ValidationAttribute> ListRules { get; }

    /// <summary>What the value, or each entry of a list, must be, to follow "expected".</summary>
    public string Expected { get; }

    /// <summary>What a list as a whole must be, to follow "expected".</summary>
    public string ExpectedList { get; }

    public bool TryConvert(string text, out object? value)
    {
        if (IsOptional && text.Length == 0)
        {
            value = null;
            return true;
        }

        return SettingText.TryConvert(Type, text, out value);
    }

    /// <summary>The value as it would be written; *** for a secret, empty for none. Of a list of groups, how many there are.</summary>
    public string Text(object owner) => Property.GetValue(owner) switch
    {
        null or "" => "",
        _ when IsSecret => "***",
        IEnumerable entries when HasScalarEntries => string.Join(", ", entries.Cast<object>().Select(SettingText.Write)),
        IEnumerable entries when Shape == SettingShape.List => string.Create(CultureInfo.InvariantCulture, $"{entries.Cast<object>().Count()} entries"),
        { } value => SettingText.Write(value),
    };

    /// <summary>What the value, or an entry, should have been; null where it is right.</summary>
    public string? FindBroken(object? value, object owner) => FindBroken(Rules, value, owner, Expected);

    /// <summary>What the list should have been; null where it is right.</summary>
    public string? FindBrokenList(object? list, object owner) => FindBroken(ListRules, list, owner, ExpectedList);

    /// <summary>Entries as the property's own type.</summary>
    public object ToList(object?[] entries)
    {
        Array array = Array.CreateInstance(EntryType, entries.Length);
        for (int i = 0; i < entries.Length; i++)
        {
            array.SetValue(entries[i], i);
        }

        return Type.IsAssignableFrom(array.GetType()) ? array : Activator.CreateInstance(Type, array)!;
    }

    private string? FindBroken(IReadOnlyList<ValidationAttribute> rules, object? value, object owner, string expected)
    {
        ValidationContext context = new(owner) { MemberName = Property.Name };
        ValidationAttribute? broken = rules.FirstOrDefault(rule => rule.GetValidationResult(value, context) != ValidationResult.Success);
        return broken is null ? null : SettingExpectation.SaidBy(broken) ?? expected;
    }

    private static bool SpeaksOfEntries(ValidationAttribute rule) =>
        rule is RangeAttribute or AllowedValuesAttribute or StringLengthAttribute or RegularExpressionAttribute;

    private static Type? EntryOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var entry] && type.IsAssignableTo(typeof(IEnumerable<>).MakeGenericType(entry)) ? entry
        : null;
}
