namespace Scalper.Tests.EndToEnd;

/// <summary>Waits for a condition, up to a deadline that only a broken application reaches.</summary>
internal static class Wait
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Reads again and again until the value will do.</summary>
    public static async Task<T> ForAsync<T>(Func<Task<T>> read, Func<T, bool> done)
    {
        using CancellationTokenSource deadline = new(Deadline);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            T value = await read();
            if (done(value))
            {
                return value;
            }

            Assert.False(deadline.IsCancellationRequested, $"Not reached in time; the last value was {value}");
            await look.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
