using System.Reflection;
using System.Text.Json;
using Scalper.Core.Features;
using Scalper.Web.Sparklines;

namespace Scalper.Tests.Sparklines;

public sealed class FeatureCatalogTests
{
    // Moments, not measures; what is said in another line; the direction of a wall's distance.
    private static readonly string[] Elsewhere = ["tickerAt", "nextFundingAt", "cvdSince"];

    private static readonly Type[] Families =
    [
        typeof(OrderBookFeatures), typeof(TouchFeatures), typeof(TradeFlowFeatures), typeof(DeltaFeatures), typeof(LiquidityFeatures),
        typeof(MomentumFeatures), typeof(ReturnFeatures), typeof(ContractFeatures), typeof(SideFeatures), typeof(RelativeFeatures),
    ];

    [Fact]
    public void Lines_EveryFeatureOfEveryFamily_IsAmongThemUnderItsNameInTheApi()
    {
        IEnumerable<string> features = Families
            .SelectMany(f => f.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        Assert.Empty(features.Except(FeatureCatalog.Lines.Select(l => l.Id)).Except(Elsewhere));
    }

    [Fact]
    public void Lines_Names_AreThereOnce()
    {
        Assert.Equal(FeatureCatalog.Lines.Count, FeatureCatalog.Lines.Select(l => l.Id).Distinct().Count());
        Assert.Equal(FeatureCatalog.Lines.Count, FeatureCatalog.Lines.Select(l => l.Label).Distinct().Count());
    }
}
