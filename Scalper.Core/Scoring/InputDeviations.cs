using Scalper.Core.Features;

namespace Scalper.Core.Scoring;

/// <summary>
/// How large each input of the model "microstructure" usually is for this symbol: its root mean square over samples once a second, of which those ten minutes
/// old count half. About 0, not about the mean: an input above 0 speaks for the bids, however long it has. The sample of second s is the value after the last
/// book or trade frame before s, carried forward while the book is Live. One thread.
/// </summary>
public sealed class InputDeviations
{
    /// <summary>With fewer samples an input has no usual size.</summary>
    public const int LeastSamples = 20;

    /// <summary>No input counts for more deviations than these.</summary>
    public const double Most = 5;

    // After a silence longer than this nothing before it counts.
    private const long MostSeconds = 3_600;

    private readonly double[] _squares = new double[MicrostructureInputs.Count];
    private readonly double[] _weights = new double[MicrostructureInputs.Count];
    private readonly double[] _deviations = new double[MicrostructureInputs.Count];
    private readonly int[] _samples = new int[MicrostructureInputs.Count];
    private long? _second;

    /// <summary>A second began since the call before: <see cref="AdvanceTo"/> has something to take.</summary>
    public bool IsDue(long nowNs) => SecondDecay.SecondOf(nowNs) != _second;

    /// <summary>Takes the samples of all whole seconds that have passed; to be called before a frame acts.</summary>
    /// <param name="inputs">After the last book or trade frame.</param>
    public void AdvanceTo(long nowNs, bool isLive, in MicrostructureInputs inputs)
    {
        long second = SecondDecay.SecondOf(nowNs);
        long passed = second - (_second ?? second);
        _second = second;
        if (passed > MostSeconds)
        {
            Forget();
            return;
        }

        for (int input = 0; passed > 0 && input < MicrostructureInputs.Count; input++)
        {
            Take(input, isLive ? inputs[input] : null, passed);
        }
    }

    /// <summary>Inputs in deviations, -<see cref="Most"/> to <see cref="Most"/>; none where the input is none or has no usual size.</summary>
    public MicrostructureInputs Scale(in MicrostructureInputs inputs)
    {
        MicrostructureInputs scaled = default;
        for (int input = 0; input < MicrostructureInputs.Count; input++)
        {
            scaled[input] = _deviations[input] > 0 && inputs[input] is { } value ? Math.Clamp(value / _deviations[input], -Most, Most) : null;
        }

        return scaled;
    }

    private void Forget()
    {
        Array.Clear(_squares);
        Array.Clear(_weights);
        Array.Clear(_deviations);
        Array.Clear(_samples);
    }

    private void Take(int input, double? value, long passed)
    {
        for (long second = 0; second < passed; second++)
        {
            _squares[input] *= SecondDecay.PerSecond;
            _weights[input] *= SecondDecay.PerSecond;
            if (value is { } known)
            {
                _squares[input] += known * known;
                _weights[input]++;
                _samples[input] = Math.Min(_samples[input] + 1, LeastSamples);
            }
        }

        _deviations[input] = _samples[input] >= LeastSamples ? Math.Sqrt(_squares[input] / _weights[input]) : 0;
    }
}
