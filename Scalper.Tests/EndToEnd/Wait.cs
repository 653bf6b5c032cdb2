namespace Scalper.Tests.EndToEnd;

/// <summary>Waits for a condition, up to a deadline that only a broken application reaches.</summary>
internal static class Wait
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Reads again and again until the value will do.</summary>
    /// <param name="say">What there is to say where it never does; null for the last value.</param>
    public static async Task<T> ForAsync<T>(Func<Task<T>> read, Func<T, bool> done, Func<Task<string>>? say = null)
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

            if (deadline.IsCancellationRequested)
            {
                Assert.Fail($"Not reached in time; {(say is null ? $"the last value was {value}" : await say())}");
            }

            await look.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
