namespace Scalper.Tests.Reference;

/// <summary>The group <c>returns</c>: looked up in the history of the mid.</summary>
public sealed record ReferenceReturns(double? Return1sBps, double? Return5sBps)
{
    public static ReferenceReturns Of(ReferenceSamples history, long now)
    {
        return new ReferenceReturns(Over(1), Over(5));

        double? Over(int seconds) => history.Unbroken(now) is { } mid && history.Unbroken(now - (seconds * 1_000_000_000L)) is { } before
            ? 10_000 * ((mid / before) - 1)
            : null;
    }
}
