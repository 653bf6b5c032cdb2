namespace Scalper.Tests.Captures;

/// <summary>A test that reads recorded exchange data; skipped, with the reason, on a machine that has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CapturesFactAttribute : FactAttribute
{
    public CapturesFactAttribute()
    {
        if (!CapturePath.Present)
        {
            Skip = $"{CapturePath.Variable} names no folder of recorded exchange data";
        }
    }
}
