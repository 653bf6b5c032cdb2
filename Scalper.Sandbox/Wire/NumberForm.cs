using System.Globalization;

namespace Scalper.Sandbox.Wire;

/// <summary>
/// How a venue writes the whole multiples of one step: <paramref name="Digits"/> after the point, <paramref name="Step"/> in units of the last of them.
/// A tick of "0.10" is (2, 10): 651143 ticks are "65114.30".
/// </summary>
internal readonly record struct NumberForm(int Digits, long Step)
{
    public string StepText => Text(1);

    public double StepSize => Step / Math.Pow(10, Digits);

    public double Value(long count) => count * StepSize;

    public string Text(long count) => (count * Step / (decimal)Math.Pow(10, Digits)).ToString("F" + Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public FrameWriter Write(FrameWriter writer, long count) => writer.Scaled(count * Step, Digits);
}
