using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Scalper.Web.Settings;

/// <summary>Says in words what a setting takes: an attribute's own message, else a phrase made of type and attributes.</summary>
internal static class SettingExpectation
{
    /// <summary>The message given to the attribute; null where it has only the framework's, which is a template.</summary>
    public static string? SaidBy(ValidationAttribute rule) =>
        rule.ErrorMessage is { } words && !words.Contains("{0}", StringComparison.Ordinal) ? words : null;

    public static string OfValue(Type type, IReadOnlyList<ValidationAttribute> rules)
    {
        if (rules.Select(SaidBy).FirstOrDefault(words => words is not null) is { } said)
        {
            return said;
        }

        if (rules.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
        {
            return "one of " + string.Join(", ", allowed.Values.Select(Invariant));
        }

        return Noun(type) + (rules.OfType<RangeAttribute>().FirstOrDefault() is { } range ? Bounds(range) : TextLength(rules));
    }

    public static string OfList(Setting setting)
    {
        if (setting.ListRules.Select(SaidBy).FirstOrDefault(words => words is not null) is { } said)
        {
            return said;
        }

        string count = setting.ListRules.Select(rule => rule switch
        {
            LengthAttribute length => $" of {length.MinimumLength} to {length.MaximumLength} entries",
            MinLengthAttribute least => $" of at least {least.Length} entries",
            MaxLengthAttribute most => $" of at most {most.Length} entries",
            _ => "",
        }).FirstOrDefault(words => words.Length > 0) ?? "";
        return $"a list{count}, each {(setting.HasScalarEntries ? setting.Expected : "a group of settings")}";
    }

    private static string Noun(Type type) =>
        type.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(type))
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(double) || type == typeof(decimal) ? "a number"
        : type == typeof(Uri) ? "an absolute address such as https://host/path"
        : "a text";

    private static string Bounds(RangeAttribute range)
    {
        string low = Invariant(range.Minimum), high = Invariant(range.Maximum);
        bool open = range.Maximum is int.MaxValue or double.MaxValue or double.PositiveInfinity;
        return (range.MinimumIsExclusive, range.MaximumIsExclusive) switch
        {
            (false, _) when open => $" of at least {low}",
            (true, _) when open => $" above {low}",
            (false, false) => $" from {low} to {high}",
            (true, false) => $" above {low} and at most {high}",
            (false, true) => $" of at least {low} and below {high}",
            (true, true) => $" above {low} and below {high}",
        };
    }

    private static string TextLength(IReadOnlyList<ValidationAttribute> rules) =>
        rules.Select(rule => rule switch
        {
            StringLengthAttribute { MinimumLength: > 0 } both => $" of {both.MinimumLength} to {both.MaximumLength} characters",
            StringLengthAttribute most => $" of at most {most.MaximumLength} characters",
            RegularExpressionAttribute pattern => $" like {pattern.Pattern}",
            RequiredAttribute => " that is not empty",
            _ => "",
        }).FirstOrDefault(words => words.Length > 0) ?? "";

    private static string Invariant(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
