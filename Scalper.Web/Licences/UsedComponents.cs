using System.Text.Json;
using Microsoft.Extensions.DependencyModel;

namespace Scalper.Web.Licences;

/// <summary>
/// Lists the packages that were put beside the program, dependencies of dependencies too, and the scripts it serves. A runtime that was
/// put there is none of them: it has no hash.
/// </summary>
internal static class UsedComponents
{
    private const string ScriptLock = "package-lock.json";
    private const string PackageLicences = "nuget-licences.txt";
    private const string ScriptFolder = "node_modules/";

    /// <summary>In the order of source and name.</summary>
    public static IReadOnlyList<UsedComponent> Read() =>
        [.. Packages().Concat(Scripts()).OrderBy(c => $"{c.Source} {c.Name}", StringComparer.Ordinal)];

    /// <summary>Licences of packages by their name, as somebody looked them up: packages do not bring them along.</summary>
    public static IReadOnlyDictionary<string, string> Licences()
    {
        using StreamReader lines = new(Resource(PackageLicences));
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
    }

    private static IEnumerable<UsedComponent> Packages()
    {
        IReadOnlyDictionary<string, string> licences = Licences();
        return DependencyContext.Load(typeof(UsedComponents).Assembly)!.RuntimeLibraries
            .Where(library => library.Type == "package" && library.Hash is { Length: > 0 })
            .Select(library => new UsedComponent("nuget", library.Name, library.Version, library.Hash!, licences.GetValueOrDefault(library.Name, "unknown")));
    }

    private static IEnumerable<UsedComponent> Scripts()
    {
        using Stream locked = Resource(ScriptLock);
        using JsonDocument packages = JsonDocument.Parse(locked);
        return [.. packages.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.StartsWith(ScriptFolder, StringComparison.Ordinal))
            .Select(package => new UsedComponent("npm", package.Name[ScriptFolder.Length..], Text(package, "version"), Text(package, "integrity"), Text(package, "license")))];
    }

    private static string Text(JsonProperty package, string name) => package.Value.TryGetProperty(name, out JsonElement text) ? text.ToString() : "unknown";

    private static Stream Resource(string name) => typeof(UsedComponents).Assembly.GetManifestResourceStream(name)!;
}
