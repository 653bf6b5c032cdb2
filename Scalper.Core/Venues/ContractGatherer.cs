using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Core.Venues;

/// <summary>Gathers the contracts that a venue lists, page by page. One that can't be read costs itself alone.</summary>
/// <param name="venue">Whose they are.</param>
/// <param name="read">Reads one; null, or what <see cref="VenueJson.IsOtherShape"/> knows, where it can't be read.</param>
internal sealed class ContractGatherer(string venue, Func<JsonElement, ListedContract?> read)
{
    private const int LongestName = 40;

    private readonly List<ListedContract> _read = [];
    private readonly List<string> _leftOut = [];

    /// <param name="page">A page's list; anything but an array throws.</param>
    public void Add(JsonElement page)
    {
        foreach (JsonElement contract in page.EnumerateArray())
        {
            if (Read(contract) is { } listed)
            {
                _read.Add(listed);
            }
            else
            {
                _leftOut.Add(Instrument.SymbolOf(venue, NameOf(contract)));
            }
        }
    }

    /// <exception cref="VenueRequestException">Not one contract could be read, or there was none: no venue has nothing to trade.</exception>
    public ContractList ToList(string query)
    {
        if (_read.Count == 0)
        {
            throw new VenueRequestException(
                _leftOut.Count == 0 ? $"GET {query}: no contracts at all" : $"GET {query}: none of {_leftOut.Count} contracts has the documented form");
        }

        // A listing that comes in while the pages are read can push a contract onto the next one.
        return new ContractList([.. _read.DistinctBy(c => c.Symbol)], _leftOut);
    }

    private ListedContract? Read(JsonElement contract)
    {
        try
        {
            return read(contract) is { Instrument.Name.Length: > 0 } listed ? listed : null;
        }
        catch (Exception e) when (VenueJson.IsOtherShape(e))
        {
            return null;
        }
    }

    private static string NameOf(JsonElement contract)
    {
        string name = "";
        try
        {
            name = contract.Text("symbol");
        }
        catch (Exception e) when (VenueJson.IsOtherShape(e))
        {
            // It stays without a name.
        }

        return name.Length == 0 ? "(no symbol)" : string.Concat(name.Take(LongestName).Select(c => char.IsControl(c) ? ' ' : c));
    }
}
