using System.Reflection;

namespace Scalper.Benchmarks.Rig;

/// <summary>Where the build has put the programs that are measured, of the same configuration as this one.</summary>
internal static class BuiltProgram
{
    public static string Application { get; } = Find("Scalper.Web");

    public static string Sandbox { get; } = Find("Scalper.Sandbox");

    private static string Find(string name)
    {
        string path = typeof(BuiltProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
        return File.Exists(path) ? path : throw new InvalidOperationException($"Expected the built {name} at {path}; nothing is there.");
    }
}
