using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Data;

namespace Scalper.Web.Backup;

/// <summary>What this program is, as backups name it.</summary>
public static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Every migration that this program knows, oldest first.</summary>
    public static IReadOnlyList<string> Schemas { get; } = ReadSchemas();

    private static string[] ReadSchemas()
    {
        // It is never opened: the migrations are those compiled in.
        using ScalperDb db = new(new DbContextOptionsBuilder<ScalperDb>().UseSqlite("Data Source=:memory:").Options);
        return [.. db.Database.GetMigrations()];
    }
}
