namespace Scalper.Benchmarks.Compare;

/// <summary>A folder that is gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scalper-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
