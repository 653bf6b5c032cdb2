namespace Scalper.Core.Evaluation;

/// <summary>How far ahead an outcome looks, and over how long a time outcomes are taken together as one block. Immutable.</summary>
/// <param name="Seconds">From entry to exit.</param>
/// <param name="Chunks">Length of a block in chunks (<see cref="GridPlan.ChunkSeconds"/>); blocks begin at multiples of it since 1970.</param>
public readonly record struct Horizon(int Seconds, int Chunks)
{
    /// <summary>The longest block of all, in chunks.</summary>
    public const int MostChunks = 5;

    /// <summary>Shortest first: blocks of 600 s, and of 3,000 s where 600 would hold too few windows that do not overlap.</summary>
    public static IReadOnlyList<Horizon> All { get; } = [new(1, 1), new(5, 1), new(30, 1), new(60, 1), new(300, MostChunks)];

    /// <summary>The horizon of so many seconds; null where there is none.</summary>
    public static Horizon? Find(int seconds) => All.Where(h => h.Seconds == seconds).Cast<Horizon?>().FirstOrDefault();
}
