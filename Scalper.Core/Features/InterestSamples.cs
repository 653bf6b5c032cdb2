namespace Scalper.Core.Features;

/// <summary>
/// Open interest once a second over five minutes. The sample of second s is what was known after the last ticker frame before s; a
/// second at whose end it is unknown, or the ticker is no longer fresh, clears the history. Fixed size. One thread.
/// </summary>
/// <param name="freshNs">Age up to which a ticker is fresh.</param>
public sealed class InterestSamples(long freshNs)
{
    private const int Capacity = 301;
    private const long SecondNs = 1_000_000_000;

    private readonly double[] _samples = new double[Capacity];
    private int _next;
    private int _count;
    private long? _second;

    /// <summary>The open interest 300 seconds before the last whole second; none until there is an unbroken row of samples.</summary>
    public double? FiveMinutesAgo => _count == Capacity ? _samples[_next] : null;

    /// <summary>Takes the samples of all whole seconds that have passed; to be called before a ticker frame acts.</summary>
    /// <param name="openInterest">As known now.</param>
    /// <param name="tickerAtNs">Receive time of the ticker frame it is known from.</param>
    public void AdvanceTo(long nowNs, double? openInterest, long tickerAtNs)
    {
        long second = nowNs / SecondNs;
        long passed = second - (_second ?? second);
        _second = second;
        if (passed <= 0)
        {
            return;
        }

        if (openInterest is not { } value || (second * SecondNs) - tickerAtNs > freshNs)
        {
            _count = 0;
            return;
        }

        // Beyond the capacity every sample is the same.
        for (long i = Math.Min(passed, Capacity); i > 0; i--)
        {
            _samples[_next] = value;
            _next = (_next + 1) % Capacity;
            _count = Math.Min(_count + 1, Capacity);
        }
    }
}
