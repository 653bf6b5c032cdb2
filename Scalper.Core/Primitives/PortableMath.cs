namespace Scalper.Core.Primitives;

/// <summary>
/// Logarithm and hyperbolic tangent from IEEE additions, multiplications and divisions in one fixed order, so that every machine
/// gives the same bits; the runtime's own call the platform's library. Errors stay below 4 units in the last place.
/// </summary>
public static class PortableMath
{
    // ln 2 in two parts: k x Ln2High is exact for any exponent k, Ln2Low carries the rest.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double TanhSaturation = 20;

    /// <summary>Natural logarithm of a positive finite number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero, negative, infinite or not a number.</exception>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "Expected a positive finite number.");
        }

        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // ln m = 2 (s + s^3/3 + s^5/5 + ...) with s = (m - 1)/(m + 1), |s| < 0.172: twelve terms reach the last bit.
        double s = (mantissa - 1) / (mantissa + 1);
        double square = s * s;
        double series = 0;
        for (int n = 23; n >= 3; n -= 2)
        {
            series = (series + (1.0 / n)) * square;
        }

        double log = 2 * (s + (s * series));
        return (exponent * Ln2High) + ((exponent * Ln2Low) + log);
    }

    /// <summary>Hyperbolic tangent of any number; NaN gives NaN.</summary>
    public static double Tanh(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        double magnitude = Math.Abs(x);
        if (magnitude > TanhSaturation)
        {
            return Math.CopySign(1, x);
        }

        double e = ExpMinusOne(2 * magnitude);
        return Math.CopySign(e / (e + 2), x);
    }

    // e^x - 1 for 0 <= x <= 40, by x = k ln 2 + r and the series of e^r - 1.
    private static double ExpMinusOne(double x)
    {
        double k = Math.Floor((x / (Ln2High + Ln2Low)) + 0.5);
        double r = (x - (k * Ln2High)) - (k * Ln2Low);
        double series = 0;
        for (int n = 16; n >= 1; n--)
        {
            series = (r / n) * (1 + series);
        }

        double power = Math.ScaleB(1, (int)k);
        return (power * series) + (power - 1);
    }
}
