using System.Globalization;
using System.Text.RegularExpressions;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Logs;

/// <summary>The folder of the log: the file being written, and those put by, which are numbered as they come. All are their owner's alone.</summary>
public sealed partial class LogFolder(LogsOptions options, StorageFolder storage)
{
    public const string FolderName = "logs";
    private const string FileName = "scalper.log";

    public string Path { get; } = options.Directory is { } own
        ? System.IO.Path.GetFullPath(own, AppContext.BaseDirectory)
        : System.IO.Path.Combine(storage.Path, FolderName);

    /// <summary>The file being written.</summary>
    public string LiveFile => System.IO.Path.Combine(Path, FileName);

    /// <summary>What a file is renamed to by NLog, which puts <c>_</c> and a number, of two digits or more, where the braces stand.</summary>
    internal string ArchivePattern => System.IO.Path.Combine(Path, "scalper.{##}.log");

    /// <summary>Makes what is missing, and ends a line that was cut off as the last process died, so that the next one stands by itself.</summary>
    /// <exception cref="StartException">The folder can't be written, or is open to others and not ours.</exception>
    internal void Prepare()
    {
        try
        {
            OwnerOnly.CreateFolder(Path);
            OwnerOnly.Tighten(Path, "Logs:Directory", static folder => Directory.EnumerateFileSystemEntries(folder).All(IsOurs));
            using FileStream live = OwnerOnly.OpenFile(LiveFile, FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete);
            if (live.Length > 0)
            {
                live.Seek(-1, SeekOrigin.End);
                if (live.ReadByte() != '\n')
                {
                    live.WriteByte((byte)'\n');
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartException($"Logs:Directory = '{SettingText.Show(Path)}': expected a folder that can be written ({fault.Message}).", fault);
        }
    }

    /// <summary>The files put by, newest first; none where there is no folder.</summary>
    public IReadOnlyList<string> Archives() => !Directory.Exists(Path)
        ? []
        : [.. Directory.EnumerateFiles(Path).Where(file => NumberOf(file) is not null).OrderByDescending(NumberOf)];

    private static bool IsOurs(string file) => System.IO.Path.GetFileName(file) == FileName || NumberOf(file) is not null;

    private static long? NumberOf(string file) =>
        Archive().Match(System.IO.Path.GetFileName(file)) is { Success: true } name ? long.Parse(name.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^scalper_(\d{1,18})\.log$")]
    private static partial Regex Archive();
}
