namespace Scalper.Web.Verbs;

/// <summary>A command's arguments, taken apart: those that stand for themselves, and options with a value each, in any order.</summary>
public sealed class VerbArguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    private VerbArguments(IReadOnlyList<string> plain) => Plain = plain;

    /// <summary>Those without an option's name before them.</summary>
    public IReadOnlyList<string> Plain { get; }

    /// <summary>The value of an option; null where it was not given.</summary>
    public string? this[string option] => _options.GetValueOrDefault(option);

    /// <param name="options">That there are, such as <c>--symbol</c>.</param>
    /// <returns>Null where an option is none of these, has no value, or comes twice.</returns>
    public static VerbArguments? Parse(IEnumerable<string> arguments, params string[] options)
    {
        List<string> plain = [];
        VerbArguments parsed = new(plain);
        string? name = null;
        foreach (string argument in arguments)
        {
            if (name is not null)
            {
                if (!parsed._options.TryAdd(name, argument))
                {
                    return null;
                }

                name = null;
            }
            else if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                name = options.Contains(argument) ? argument : null;
                if (name is null)
                {
                    return null;
                }
            }
            else
            {
                plain.Add(argument);
            }
        }

        return name is null && plain.All(p => p.Length > 0) ? parsed : null;
    }
}
