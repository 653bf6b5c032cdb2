using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Web.Api.Documents;

/// <summary>One symbol that would be added, dropped or changed.</summary>
/// <param name="Why">In words.</param>
/// <param name="Before">None where it is not followed now.</param>
/// <param name="After">None where it would no longer be.</param>
public sealed record UniverseDifferenceDocument(string Symbol, string Venue, string Why, ContractFactsDocument? Before, ContractFactsDocument? After)
{
    public static UniverseDifferenceDocument Of(UniverseDifference difference) => new(
        difference.Symbol, Instrument.VenueOf(difference.Symbol), difference.Why, ContractFactsDocument.Of(difference.Before), ContractFactsDocument.Of(difference.After));
}
