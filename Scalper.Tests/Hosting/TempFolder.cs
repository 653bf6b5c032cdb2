namespace Scalper.Tests.Hosting;

/// <summary>A new folder, deleted with all it holds at the end.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scalper-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
