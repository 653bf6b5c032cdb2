using System.Collections.Concurrent;
using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>
/// Several venues, asked as one. A list has those of all, the first venue's first; one that fails is stood in for by its last list, or by nothing if it never answered,
/// and the list says so. A question about a symbol goes to its venue; the clock is the first one's.
/// </summary>
/// <param name="venues">At least one, each with its name as in <see cref="Instrument.Venue"/>.</param>
public sealed class VenueRests(IReadOnlyList<(string Name, IVenueRest Venue)> venues) : IVenueRest
{
    private readonly (string Name, IVenueRest Venue)[] _venues =
        venues.Count > 0 ? [.. venues] : throw new ArgumentException("expected at least one venue, came none", nameof(venues));

    private readonly ConcurrentDictionary<string, ContractList> _last = new(StringComparer.Ordinal);

    /// <exception cref="VenueRequestException">Not one venue gave a usable answer; says when the first may be asked again, where all say it.</exception>
    public async Task<ContractList> ListContractsAsync(CancellationToken cancellation)
    {
        Answer[] answers = await Task.WhenAll(_venues.Select(v => ListAsync(v.Name, v.Venue, cancellation))).ConfigureAwait(false);
        VenueRequestException[] faults = [.. answers.Select(a => a.Fault).OfType<VenueRequestException>()];
        return faults.Length < answers.Length
            ? new ContractList([.. answers.SelectMany(a => a.List.Contracts)], [.. answers.SelectMany(a => a.List.LeftOut)])
            {
                Silent = [.. answers.Select(Words).OfType<string>()],
            }
            : throw new VenueRequestException(string.Join("; ", answers.Select(a => $"{a.Venue}: {a.Fault!.Message}")), faults[0])
            {
                RetryAfter = faults.All(f => f.RetryAfter is not null) ? faults.Min(f => f.RetryAfter) : null,
            };
    }

    public async Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation) =>
        await Of(symbol).FindInstrumentAsync(symbol, cancellation).ConfigureAwait(false);

    public async Task<byte[]?> ReadBookAsync(string symbol, CancellationToken cancellation) =>
        await Of(symbol).ReadBookAsync(symbol, cancellation).ConfigureAwait(false);

    public Task<long> ReadTimeAsync(CancellationToken cancellation) => _venues[0].Venue.ReadTimeAsync(cancellation);

    private async Task<Answer> ListAsync(string name, IVenueRest venue, CancellationToken cancellation)
    {
        try
        {
            ContractList list = await venue.ListContractsAsync(cancellation).ConfigureAwait(false);
            _last[name] = list;
            return new Answer(name, list, null);
        }
        catch (VenueRequestException e)
        {
            return new Answer(name, _last.GetValueOrDefault(name) ?? new ContractList([], []), e);
        }
    }

    private IVenueRest Of(string symbol) => Array.Find(_venues, v => v.Name == Instrument.VenueOf(symbol)).Venue
        ?? throw new VenueRequestException($"expected a symbol of {string.Join(" or ", _venues.Select(v => v.Name))}, came {symbol}");

    private static string? Words(Answer answer) => answer.Fault is not { } fault ? null
        : $"{answer.Venue}'s instrument list could not be read ({fault.Message}): "
            + (answer.List.Contracts.Count > 0 ? $"its last one stands in, of {answer.List.Contracts.Count} contracts." : "nothing stands in, it has not answered before.");

    private sealed record Answer(string Venue, ContractList List, VenueRequestException? Fault);
}
