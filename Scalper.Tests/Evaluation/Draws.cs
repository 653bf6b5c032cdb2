using Scalper.Core.Primitives;

namespace Scalper.Tests.Evaluation;

/// <summary>Normal numbers of mean 0 and variance 1 from a seed (Box and Muller).</summary>
internal sealed class Draws(ulong seed)
{
    private readonly SeededRandom _random = new(seed);

    public double Unit() => _random.NextUnit();

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextUnit())) * Math.Cos(2 * Math.PI * _random.NextUnit());

    public double[] Normals(int count) => [.. Enumerable.Range(0, count).Select(_ => Normal())];
}
