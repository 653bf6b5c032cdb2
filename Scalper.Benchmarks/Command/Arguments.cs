using System.Globalization;

namespace Scalper.Benchmarks.Command;

/// <summary>
/// What follows a verb on the command line: options, each a name and a value. Every fault is an <see cref="ArgumentException"/> that says
/// in one line what was expected and what came.
/// </summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <param name="known">All names that the verb takes.</param>
    public Arguments(IReadOnlyList<string> words, params IReadOnlyList<string> known)
    {
        for (int i = 0; i < words.Count; i += 2)
        {
            string name = words[i];
            if (!known.Contains(name))
            {
                throw new ArgumentException($"expected one of {string.Join(", ", known)}, got '{name}'");
            }

            string value = i + 1 < words.Count ? words[i + 1] : throw new ArgumentException($"{name}: expected a value after it, got none");
            if (!_values.TryGetValue(name, out List<string>? values))
            {
                _values[name] = values = [];
            }

            values.Add(value);
        }
    }

    /// <summary>All values of an option that may come more than once.</summary>
    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name) ?? [];

    /// <summary>The last value; null where the option is absent.</summary>
    public string? Find(string name) => _values.TryGetValue(name, out List<string>? values) ? values[^1] : null;

    public string Text(string name) => Find(name) ?? throw new ArgumentException($"{name}: expected, got none");

    public string Word(string name, params IReadOnlyList<string> allowed)
    {
        string value = Text(name);
        return allowed.Contains(value) ? value : throw new ArgumentException($"{name}: expected one of {string.Join(", ", allowed)}, got '{value}'");
    }

    /// <param name="otherwise">Where the option is absent; null where it must not be.</param>
    public int Whole(string name, int? otherwise = null, int least = 1, int most = int.MaxValue) =>
        Find(name) is null && otherwise is { } given ? given : Whole(name, Text(name), least, most);

    public int? FindWhole(string name, int least = 1, int most = int.MaxValue) => Find(name) is { } text ? Whole(name, text, least, most) : null;

    /// <summary>Whole numbers, parted by commas.</summary>
    public IReadOnlyList<int> Wholes(string name, IReadOnlyList<int> otherwise, int least = 1, int most = int.MaxValue) =>
        Find(name) is { } text ? [.. text.Split(',').Select(t => Whole(name, t, least, most))] : otherwise;

    /// <summary>A time in seconds, whole or decimal.</summary>
    public TimeSpan Seconds(string name, double otherwise, double least = 0) => TimeSpan.FromSeconds(Number(name, otherwise, least));

    public double Number(string name, double otherwise, double least = 0)
    {
        if (Find(name) is not { } text)
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value >= least && double.IsFinite(value)
            ? value
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name}: expected a number of at least {least}, got '{text}'"));
    }

    private static int Whole(string name, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw new ArgumentException(
                most == int.MaxValue
                    ? $"{name}: expected a whole number of at least {least}, got '{text}'"
                    : $"{name}: expected a whole number from {least} to {most}, got '{text}'");
}
