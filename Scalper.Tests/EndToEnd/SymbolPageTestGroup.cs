namespace Scalper.Tests.EndToEnd;

/// <summary>The tests that share one <see cref="SymbolPageMarket"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SymbolPageTestGroup : ICollectionFixture<SymbolPageMarket>
{
    public const string Name = "Symbol page";
}
