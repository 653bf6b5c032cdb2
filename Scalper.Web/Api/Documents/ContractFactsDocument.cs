using Scalper.Core.Universe;

namespace Scalper.Web.Api.Documents;

/// <summary>The facts of a contract that a refresh watches; steps as the venue writes them.</summary>
/// <param name="MaxLeverage">None where it is not known.</param>
public sealed record ContractFactsDocument(string TickSize, string QtyStep, double? MaxLeverage)
{
    public static ContractFactsDocument? Of(FollowedContract? contract) => contract is null
        ? null
        : new(contract.Instrument.TickSize.Text, contract.Instrument.QtyStep.Text, contract.MaxLeverage);
}
