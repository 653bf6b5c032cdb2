namespace Scalper.Core.Primitives;

/// <summary>Outcome of reading a number onto a <see cref="DecimalStep"/>.</summary>
public enum StepParse : byte
{
    Ok,

    /// <summary>Not a plain non-negative decimal number.</summary>
    Malformed,

    /// <summary>A number, but not a whole multiple of the step.</summary>
    OffGrid,

    /// <summary>More than <see cref="DecimalStep.MaxSteps"/> steps.</summary>
    TooLarge,
}
