namespace Scalper.Benchmarks.Soak;

/// <summary>A program that runs for a long time and is looked at now and then.</summary>
internal interface ISoaked : IAsyncDisposable
{
    /// <summary>What it is, for titles.</summary>
    string Name { get; }

    /// <summary>Looks, once a few seconds.</summary>
    Task<SoakSample> LookAsync(double seconds, CancellationToken cancellation);

    /// <summary>Whether all was right to the end.</summary>
    /// <returns>What was not, a line each.</returns>
    Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation);
}
