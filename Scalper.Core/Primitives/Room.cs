namespace Scalper.Core.Primitives;

/// <summary>
/// Arrays that are filled over hours: they start small and double, up to the length they are bounded by, so that nobody pays for a day's
/// length on the first minute.
/// </summary>
internal static class Room
{
    private const int Least = 8;

    /// <summary>An array to begin with.</summary>
    /// <param name="most">Length it is bounded by, at least 1.</param>
    public static T[] Start<T>(int most) => new T[Math.Min(Least, most)];

    /// <summary>Makes a full array longer; one of the length it is bounded by stays.</summary>
    /// <param name="count">Elements in use, from the first on.</param>
    /// <param name="most">Length it is bounded by.</param>
    public static void Grow<T>(ref T[] array, int count, int most)
    {
        if (count == array.Length && count < most)
        {
            Array.Resize(ref array, Math.Min(2 * count, most));
        }
    }
}
