using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>
/// The mid once a second, by the clock of the frames, and what follows from it. The sample of second s is the mid after the last
/// frame before s; it is carried forward while the book is Live, and a second without one clears the history. One thread.
/// </summary>
public sealed class MidSamples
{
    private const int MinuteReturns = 60;
    private const int FiveMinuteReturns = 300;
    private const int Capacity = FiveMinuteReturns + 1;
    private const long SecondNs = 1_000_000_000;

    private readonly double[] _mids = new double[Capacity];
    private readonly double[] _returns = new double[Capacity];
    private int _next;
    private int _count;
    private long? _second;
    private MomentumFeatures _features;

    /// <summary>Momentum as of the last sample.</summary>
    public ref readonly MomentumFeatures Features => ref _features;

    /// <inheritdoc cref="RelativeFeatures.TrendStrength"/>
    public double? TrendStrength { get; private set; }

    /// <summary>Samples in an unbroken row, at most 301.</summary>
    public int Count => _count;

    /// <summary>A second began since the call before: <see cref="AdvanceTo"/> has something to take.</summary>
    public bool IsDue(long nowNs) => nowNs / SecondNs != _second;

    /// <summary>Takes the samples of all whole seconds that passed since the frame before; to be called before a frame acts.</summary>
    /// <param name="mid">The mid before the frame; none where the book is not Live or has an empty side.</param>
    public void AdvanceTo(long nowNs, double? mid)
    {
        long second = nowNs / SecondNs;
        long passed = second - (_second ?? second);
        _second = second;
        if (passed <= 0)
        {
            return;
        }

        if (mid is not { } value)
        {
            _count = 0;
            _features = default;
            TrendStrength = null;
            return;
        }

        // Beyond the capacity every sample is the same.
        for (long i = Math.Min(passed, Capacity); i > 0; i--)
        {
            Add(value);
        }

        _features = Read();
    }

    private void Add(double mid)
    {
        _returns[_next] = _count > 0 ? PortableMath.Log(mid / _mids[Place(0)]) : 0;
        _mids[_next] = mid;
        _next = (_next + 1) % Capacity;
        _count = Math.Min(_count + 1, Capacity);
    }

    // Index of a sample by age: 0 is the newest.
    private int Place(int age) => (_next - 1 - age + (2 * Capacity)) % Capacity;

    private MomentumFeatures Read()
    {
        double mid = _mids[Place(0)];
        double? minute = Before(MinuteReturns), five = Before(FiveMinuteReturns);
        double? volatility = Volatility(MinuteReturns);
        double? change = minute is { } start ? PortableMath.Log(mid / start) : null;
        TrendStrength = change == 0 ? 0 : volatility > 0 ? change / volatility : null;
        return new MomentumFeatures
        {
            Volatility1m = volatility,
            Volatility5m = Volatility(FiveMinuteReturns),
            PriceChange1m = mid - minute,
            PriceChangePct1m = 100 * (mid - minute) / minute,
            PriceChange5m = mid - five,
            PriceChangePct5m = 100 * (mid - five) / five,
            Trend = TrendOf(change, volatility),
        };
    }

    private double? Before(int samples) => _count > samples ? _mids[Place(samples)] : null;

    private double? Volatility(int returns)
    {
        if (_count <= returns)
        {
            return null;
        }

        double sum = 0;
        for (int age = returns - 1; age >= 0; age--)
        {
            sum += _returns[Place(age)];
        }

        double mean = sum / returns, squares = 0;
        for (int age = returns - 1; age >= 0; age--)
        {
            double deviation = _returns[Place(age)] - mean;
            squares += deviation * deviation;
        }

        return Math.Sqrt(squares / returns) * Math.Sqrt(returns);
    }

    private static Trend? TrendOf(double? change, double? volatility) =>
        change is null || volatility is null ? null
        : change > 0.5 * volatility ? Trend.Bullish
        : change < -0.5 * volatility ? Trend.Bearish
        : Trend.Neutral;
}
