using Scalper.Core.Scoring;

namespace Scalper.Tests.Scoring;

public sealed class ScoreModelsTests
{
    [Fact]
    public void All_Shipped_HaveTheirPlacesAndNamesOfTheirOwn()
    {
        ScoreModels models = new(new ScoreWeights());
        Assert.Equal(ScoreModels.Count, models.All.Count);
        Assert.Equal(["classic", "symmetric", "microstructure"], ScoreModels.Names);
        Assert.IsType<ClassicModel>(models[ScoreModels.Classic]);
        Assert.Equal(ScoreModels.Count, models.All.Select(m => m.WeightsHash).Distinct().Count());
    }

    [Theory]
    [InlineData("classic", 0)]
    [InlineData("Symmetric", 1)]
    [InlineData("microstructure", 2)]
    [InlineData("other", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void PlaceOf_AName_IsThatOfItsModel(string? name, int? place) => Assert.Equal(place, ScoreModels.PlaceOf(name));

    /// <summary>What was measured is kept by it: it may change with the formulas alone.</summary>
    [Fact]
    public void WeightsHash_ShippedWeights_IsWhatRecordsAreKeptBy() =>
        Assert.Equal(["b8d68f8ac837", "27676947687d", "c23bab458163"], new ScoreModels(new ScoreWeights()).All.Select(m => m.WeightsHash));

    [Fact]
    public void WeightsHash_AnyOtherWeight_IsAnother()
    {
        ScoreWeights[] weights =
        [
            new(), new() { DepthImbalance = 15.5 }, new() { TradeFlow = 11 }, new() { Walls = 9 }, new() { Spoofing = 11 }, new() { Momentum = 16 },
            new() { Walls = 12, Spoofing = 8 },
        ];
        string[] hashes = [.. weights.SelectMany(Weighted).Select(m => m.WeightsHash)];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.Equal(hashes, weights.SelectMany(Weighted).Select(m => m.WeightsHash));
        Assert.All(hashes, h => Assert.Matches("^[0-9a-f]{12}$", h));
    }

    // "microstructure" has weights of its own.
    private static IEnumerable<IScoreModel> Weighted(ScoreWeights weights) => new ScoreModels(weights).All.Where(m => m is not MicrostructureModel);
}
