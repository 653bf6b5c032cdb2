using System.Globalization;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Compare;

/// <summary>The results of one day: a Markdown file of sections, each put by one benchmark, the last one standing.</summary>
/// <param name="folder">Null for the place beside the benchmarks' source.</param>
internal sealed class ResultFile(string? folder)
{
    private const string Mark = "\n## ";

    public string Folder { get; } = folder ?? BuiltProgram.Results;

    private static string Day => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Path of another file of the same day.</summary>
    public string PathOf(string ending)
    {
        Directory.CreateDirectory(Folder);
        return Path.Combine(Folder, Day + ending);
    }

    /// <summary>Puts a section in place of the one with the same title, else behind all.</summary>
    /// <returns>The path.</returns>
    public string Put(string title, string text)
    {
        string path = PathOf(".md");
        string before = File.Exists(path) ? File.ReadAllText(path) : $"# Measured on {Day}\n";
        string[] parts = before.Split(Mark);
        string section = $"{title}\n\n{text.Trim()}\n";
        int place = Array.FindIndex(parts, 1, p => p.StartsWith(title + "\n", StringComparison.Ordinal));
        string[] after = place < 0 ? [.. parts, section] : [.. parts[..place], section, .. parts[(place + 1)..]];
        File.WriteAllText(path, string.Join(Mark, after));
        return path;
    }
}
