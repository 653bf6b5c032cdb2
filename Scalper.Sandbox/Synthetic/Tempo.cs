namespace Scalper.Sandbox.Synthetic;

/// <summary>How many times faster than its configured rate the whole market runs.</summary>
internal sealed class Tempo
{
    public double Times { get; set; } = 1;
}
