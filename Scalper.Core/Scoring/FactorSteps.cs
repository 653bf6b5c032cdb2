namespace Scalper.Core.Scoring;

/// <summary>The states of one factor's input on its way up, or down: of none the points are less in that direction than of those before it.</summary>
/// <param name="Count">How many, at least 1; the last is as far as it goes.</param>
/// <param name="At">All inputs with one of them, from 0.</param>
public readonly record struct FactorSteps(int Count, Func<int, FactorInputs> At)
{
    /// <summary>A number goes in steps of one part of this: as fine as it is printed.</summary>
    public const int PerUnit = 1_000;

    /// <summary>The inputs with the factor as far as it goes.</summary>
    public FactorInputs Last => At(Count - 1);

    /// <summary>A number between two bounds, both in steps.</summary>
    public static FactorSteps Between(int least, int most, bool isRising, Func<double, FactorInputs> with) =>
        new(most - least + 1, k => with((isRising ? least + k : most - k) / (double)PerUnit));

    /// <summary>A few states, in their order.</summary>
    public static FactorSteps Of(params FactorInputs[] states) => new(states.Length, k => states[k]);

    /// <summary>The first that does it, found by halving; none where the last does not.</summary>
    public FactorInputs? First(Predicate<FactorInputs> isDone)
    {
        (int not, int done) = (-1, Count - 1);
        if (!isDone(Last))
        {
            return null;
        }

        while (done - not > 1)
        {
            int middle = (done + not) / 2;
            (not, done) = isDone(At(middle)) ? (not, middle) : (middle, done);
        }

        return At(done);
    }
}
