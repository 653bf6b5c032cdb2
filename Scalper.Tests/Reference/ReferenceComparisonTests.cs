using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scalper.Tests.Reference;

public sealed class ReferenceComparisonTests
{
    private static readonly ReferenceLine Line = ReferenceEngine.Run(SyntheticCapture.Generate(2), ReferenceOptions.Default)
        .First(line => line.Walls.BidWalls.Count > 0 && line.TradeFlow.BuyVsSellRatio is > 0 and < 1);

    [Fact]
    public void Differences_SameLine_None() => Assert.Empty(ReferenceComparison.Differences(Line.ToJson(), Line));

    [Fact]
    public void Differences_WithinTolerance_None() =>
        Assert.Empty(Changed(json => json["tradeFlow"]!["buyVsSellRatio"] = Line.TradeFlow.BuyVsSellRatio + 9e-10));

    [Fact]
    public void Differences_BeyondTolerance_NamesThePath() =>
        Assert.StartsWith("tradeFlow.buyVsSellRatio: expected ", Assert.Single(
            Changed(json => json["tradeFlow"]!["buyVsSellRatio"] = Line.TradeFlow.BuyVsSellRatio + 1.1e-9)));

    [Fact]
    public void Differences_ZeroForNone_IsOne() =>
        Assert.Equal("contributions.momentum: expected null, got 0", Assert.Single(Changed(json => json["contributions"]!["momentum"] = 0)));

    [Fact]
    public void Differences_NoneForZero_IsOne() =>
        Assert.Equal("contributions.spoofing: expected 0, got null", Assert.Single(Changed(json => json["contributions"]!["spoofing"] = null)));

    [Fact]
    public void Differences_OtherWord_IsOne() => Assert.Single(Changed(json => json["side"] = "SIDEWAYS"));

    [Fact]
    public void Differences_ReceiveTimeOneNanosecondOff_IsOne() => Assert.Single(Changed(json => json["recv_ns"] = Line.RecvNs + 1));

    [Fact]
    public void Differences_MissingLeaf_IsOne() =>
        Assert.Contains("got nothing", Assert.Single(Changed(json => json.Remove("score"))), StringComparison.Ordinal);

    [Fact]
    public void Differences_UnknownLeaf_IsOne() => Assert.Single(Changed(json => json["extra"] = 1));

    [Fact]
    public void Differences_WallMissing_NamesTheLength() =>
        Assert.Contains(Changed(json => json["walls"]!["bidWalls"]!.AsArray().Clear()), each => each.StartsWith("walls.bidWalls.length", StringComparison.Ordinal));

    private static IReadOnlyList<string> Changed(Action<JsonObject> change)
    {
        JsonObject json = JsonObject.Create(Line.ToJson())!;
        change(json);
        return ReferenceComparison.Differences(JsonSerializer.SerializeToElement(json), Line);
    }
}
