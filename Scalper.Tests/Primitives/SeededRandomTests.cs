using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class SeededRandomTests
{
    /// <summary>The published test vector of SplitMix64 for this seed.</summary>
    [Fact]
    public void NextBits_PublishedSeed_GivesThePublishedSequence()
    {
        SeededRandom random = new(1_234_567);
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => random.NextBits()));
    }

    [Fact]
    public void NextUnit_ManyDraws_FillsTheUnitIntervalWithoutItsEnd()
    {
        SeededRandom random = new(7);
        double[] units = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextUnit())];
        Assert.All(units, u => Assert.InRange(u, 0, 1 - (1.0 / (1UL << 53))));
        Assert.InRange(units.Average(), 0.495, 0.505);
        Assert.InRange(units.Max(), 0.999, 1);
    }
}
