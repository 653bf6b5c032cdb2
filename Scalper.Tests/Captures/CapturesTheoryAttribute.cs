using Scalper.Tests.Captures;

namespace Scalper.Tests.Captures;

/// <summary>As <see cref="CapturesFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CapturesTheoryAttribute : TheoryAttribute
{
    public CapturesTheoryAttribute()
    {
        if (!CapturePath.Present)
        {
            Skip = $"{CapturePath.Variable} names no folder of recorded exchange data";
        }
    }
}
