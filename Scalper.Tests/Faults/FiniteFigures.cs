using System.Reflection;

namespace Scalper.Tests.Faults;

/// <summary>Looks through a plain value for numbers that are none.</summary>
internal static class FiniteFigures
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <returns>Numbers looked at.</returns>
    public static int AssertIn(object value)
    {
        int found = 0;
        foreach (FieldInfo field in value.GetType().GetFields(Fields))
        {
            object? held = field.GetValue(value);
            if (held is double number)
            {
                Assert.True(double.IsFinite(number), $"{value.GetType().Name}.{field.Name} is {number}");
                found++;
            }
            else if (held is ValueType && !held.GetType().IsEnum && held.GetType().Namespace?.StartsWith("Scalper", StringComparison.Ordinal) == true)
            {
                found += AssertIn(held);
            }
        }

        return found;
    }
}
