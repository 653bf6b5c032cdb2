using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyModel;

namespace Scalper.Web.Verbs;

/// <summary>
/// Prints what the program is made of, for those who check it against lists of known faults: one component a line with where it comes
/// from, its name, its version and the hash of its package; the runtime has none.
/// </summary>
internal static class ComponentsVerb
{
    public const string Name = "components";

    private const string ScriptLock = "package-lock.json";

    /// <returns>The exit code.</returns>
    public static int Run(TextWriter output)
    {
        output.WriteLine($"runtime {RuntimeInformation.FrameworkDescription}");
        foreach (string line in Packages().Concat(Scripts()).Order(StringComparer.Ordinal))
        {
            output.WriteLine(line);
        }

        return 0;
    }

    // What was really put beside the program, dependencies of dependencies too. A runtime that was put there has no hash; it is told apart.
    private static IEnumerable<string> Packages() => DependencyContext.Load(typeof(ComponentsVerb).Assembly)!.RuntimeLibraries
        .Where(library => library.Type == "package" && library.Hash is { Length: > 0 })
        .Select(library => $"nuget {library.Name} {library.Version} {library.Hash}");

    private static IEnumerable<string> Scripts()
    {
        using Stream locked = typeof(ComponentsVerb).Assembly.GetManifestResourceStream(ScriptLock)!;
        using JsonDocument packages = JsonDocument.Parse(locked);
        const string Folder = "node_modules/";
        return [.. packages.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(package => $"npm {package.Name[Folder.Length..]} {package.Value.GetProperty("version")} {package.Value.GetProperty("integrity")}")];
    }
}
