using System.Reflection;

namespace Scalper.Benchmarks.Rig;

/// <summary>Where the build has put the programs that are measured, of the same configuration as this one.</summary>
internal static class BuiltProgram
{
    public static string Application { get; } = Find("Scalper.Web");

    public static string Sandbox { get; } = Find("Scalper.Sandbox");

    /// <summary>The command that starts this program.</summary>
    public static IReadOnlyList<string> Self { get; } = ["dotnet", typeof(BuiltProgram).Assembly.Location];

    /// <summary>Folder of the programs of others that are measured too.</summary>
    public static string Peers { get; } = Metadata("Peers");

    /// <summary>Folder of the results that are kept.</summary>
    public static string Results { get; } = Metadata("Results");

    private static string Metadata(string name) => typeof(BuiltProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;

    private static string Find(string name)
    {
        string path = Metadata(name);
        return File.Exists(path) ? path : throw new InvalidOperationException($"Expected the built {name} at {path}; nothing is there.");
    }
}
