namespace Scalper.Core.Replay.Session;

/// <summary>Names of what is played as users may know them: where the server keeps its files is not for everybody.</summary>
/// <param name="path">A file, or a folder of files.</param>
internal sealed class PlayedNames(string path)
{
    private readonly string _folder = (Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? "").TrimEnd(Path.DirectorySeparatorChar);

    /// <summary>A sentence about files, with their names alone.</summary>
    public string Of(string sentence) => _folder.Length == 0 ? sentence : sentence.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
