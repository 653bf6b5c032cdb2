namespace Scalper.Tests.Hosting;

/// <summary>A new folder, deleted with all it holds at the end.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scalper-").FullName;

    public void Dispose()
    {
        // Factories of applications are disposed of twice.
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
