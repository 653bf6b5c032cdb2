using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Scalper.Web.Data;

/// <summary>
/// EF Core asks for a newer SQLitePCLRaw than some registries hold. The runtime refuses a lower assembly version in normal binding, but
/// takes what a Resolving handler returns; where the asked version was restored the handler never fires.
/// </summary>
internal static class SqliteBootstrap
{
#pragma warning disable CA2255 // It must run before the first type that touches SQLite, in tests too.
    [ModuleInitializer]
    internal static void Run()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            string path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return name.Name?.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) == true && File.Exists(path)
                ? context.LoadFromAssemblyPath(path)
                : null;
        };
        StartSqlite();
    }
#pragma warning restore CA2255

    // Apart, so that the type is looked for only after the handler stands.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StartSqlite() => SQLitePCL.Batteries_V2.Init();
}
