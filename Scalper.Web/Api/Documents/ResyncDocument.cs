using System.Text.Json;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>What came of asking for a book anew.</summary>
/// <param name="Answer">asked, underWay, notConnected, refused or gone.</param>
/// <param name="Words">The same as pages say it.</param>
public sealed record ResyncDocument(string Symbol, string Venue, string Answer, string Words)
{
    public static ResyncDocument Of(string symbol, ResyncAnswer answer) =>
        new(symbol, Instrument.VenueOf(symbol), JsonNamingPolicy.CamelCase.ConvertName(answer.ToString()), answer.Words());
}
