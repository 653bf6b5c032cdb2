namespace Scalper.Web.Hosting;

/// <summary>Tells commands from settings: the first argument is a command where it is a bare word.</summary>
public static class CommandLine
{
    /// <summary>Exit code for a command line that can't be understood.</summary>
    public const int UsageError = 2;

    /// <summary>The command, or null where the application itself is meant.</summary>
    public static string? FindVerb(string[] args) =>
        args is [{ Length: > 0 } first, ..] && first[0] is not ('-' or '/') && !first.Contains('=') ? first : null;

    /// <summary>Says that a command is not known.</summary>
    public static int RefuseVerb(string verb)
    {
        Console.Error.WriteLine($"'{verb}': expected no command, or settings such as --Urls=http://127.0.0.1:8080.");
        return UsageError;
    }
}
