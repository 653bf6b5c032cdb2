namespace Scalper.Web.Live;

/// <summary>One of the venue's limits and how much of it is used.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Used">None while it is not known yet.</param>
/// <param name="Limit">What we keep to.</param>
/// <param name="IsRate">Near its limit something waits; of the others a full one is as good as any.</param>
/// <param name="Hint">How both are counted.</param>
public sealed record VenueLimit(string Id, string Name, double? Used, double Limit, bool IsRate, string Hint)
{
    /// <summary>The same limit as one of several venues.</summary>
    public VenueLimit Of(string venue) => this with { Id = $"{venue.ToLowerInvariant()}-{Id}", Name = $"{venue}: {char.ToLowerInvariant(Name[0])}{Name[1..]}" };

    /// <summary>Share of the limit, 0 to 1.</summary>
    public double Share => Math.Clamp((Used ?? 0) / Limit, 0, 1);

    /// <summary>More than four fifths of a rate are used.</summary>
    public bool IsNear => IsRate && Share > 0.8;
}
