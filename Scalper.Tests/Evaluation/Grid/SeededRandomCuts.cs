using System.Collections;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Evaluation.Grid;

/// <summary>Places to cut a recording off at, without end: none in its first tenth.</summary>
internal sealed class SeededRandomCuts(ulong seed, int frames) : IEnumerable<int>
{
    public IEnumerator<int> GetEnumerator()
    {
        SeededRandom random = new(seed);
        while (true)
        {
            yield return (int)(frames * (0.1 + (0.9 * random.NextUnit())));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
