using System.Text.RegularExpressions;

namespace Scalper.Tests.Architecture;

/// <summary>The repository's own source files.</summary>
internal static partial class SourceTree
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The C# and project files of a project, build output left out: path below the project and text without comments.</summary>
    public static IReadOnlyList<(string Path, string Code)> Files(string project, string pattern = "*.cs")
    {
        string folder = Path.Combine(Root, project);
        return
        [
            .. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
                .Where(f => !f.StartsWith("bin/", StringComparison.Ordinal) && !f.StartsWith("obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(f => (f, Comments().Replace(File.ReadAllText(Path.Combine(folder, f)), ""))),
        ];
    }

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/""", RegexOptions.Singleline)]
    private static partial Regex Comments();

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Scalper.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Scalper.sln above {AppContext.BaseDirectory}.");
    }
}
