using Scalper.Sandbox.Synthetic;

namespace Scalper.Tests.Sandbox;

public sealed class ContractsTests
{
    [Fact]
    public void Make_MoreThanFiveHundred_TheFirstAreTheSameAndTheRestCanBeLevered()
    {
        IReadOnlyList<Contract> first = Contracts.Make(), more = Contracts.Make(Contracts.MostCount);
        Assert.Equal(first, more.Take(Contracts.Count));
        Assert.Equal(Contracts.MostCount, more.Select(static contract => contract.Symbol).Distinct().Count());
        Assert.All(more.Skip(Contracts.Count), static contract => Assert.True(
            contract is { Kind: ContractKind.Perpetual, QuoteCoin: "USDT", MaxLeverage: >= 25 } && contract.Symbol.EndsWith("USDT", StringComparison.Ordinal)));
    }

    [Fact]
    public void Make_MoreThanFiveHundred_TheFirstAreListedUnderTheirIds()
    {
        Dictionary<string, string> first = Entries(new SyntheticMarket(1, 1_200)), more = Entries(new SyntheticMarket(1, 1_200, 1_000));
        Assert.All(first, entry => Assert.Equal(entry.Value, more[entry.Key]));
    }

    private static Dictionary<string, string> Entries(SyntheticMarket market) =>
        market.Board.All.ToDictionary(static listing => listing.Symbol, static listing => System.Text.Encoding.UTF8.GetString(listing.Json));
}
