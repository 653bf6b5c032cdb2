using Microsoft.Data.Sqlite;

namespace Scalper.Web.Backup;

/// <summary>A copy of the database in one file.</summary>
internal static class DatabaseCopy
{
    private const int WaitSeconds = 30;

    /// <summary>
    /// Copies the database as of one moment, also while the application writes: it reads in one transaction, which in WAL mode neither waits
    /// for writers nor holds them up. What was deleted is not copied.
    /// </summary>
    /// <exception cref="BackupException">There is no database of Scalper, it is damaged, or the disk is full.</exception>
    public static void Make(string database, string copy)
    {
        if (!File.Exists(database))
        {
            throw new BackupException($"{database}: expected the database of an application that was started once, there is none.");
        }

        try
        {
            using SqliteConnection connection = Open(database, SqliteOpenMode.ReadWrite);
            using SqliteCommand vacuum = connection.CreateCommand();
            vacuum.CommandText = "VACUUM INTO $copy";
            vacuum.Parameters.AddWithValue("$copy", copy);
            vacuum.ExecuteNonQuery();
        }
        catch (SqliteException fault)
        {
            throw new BackupException($"{database}: could not be copied to {copy} ({fault.Message}).", fault);
        }
    }

    /// <summary>Checks a copy from its first page to its last.</summary>
    /// <returns>Its last migration.</returns>
    /// <exception cref="BackupException">It is damaged or not Scalper's.</exception>
    public static string Check(string copy)
    {
        try
        {
            using SqliteConnection connection = Open(copy, SqliteOpenMode.ReadOnly);
            string state = Ask(connection, "PRAGMA integrity_check(1)") ?? "no answer";
            return state == "ok"
                ? Ask(connection, "SELECT MAX(MigrationId) FROM __EFMigrationsHistory") ?? throw NoneOfOurs("it was never set up", null)
                : throw NoneOfOurs(state, null);
        }
        catch (SqliteException fault)
        {
            throw NoneOfOurs(fault.Message, fault);
        }
    }

    private static BackupException NoneOfOurs(string found, Exception? fault) =>
        new($"{MemberNames.Database}: expected a sound database of Scalper ({found}).", fault!);

    private static string? Ask(SqliteConnection connection, string question)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar() as string;
    }

    // Not pooled: a pooled one would keep the file open.
    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        SqliteConnectionStringBuilder settings = new() { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = WaitSeconds };
        SqliteConnection connection = new(settings.ConnectionString);
        connection.Open();
        return connection;
    }
}
