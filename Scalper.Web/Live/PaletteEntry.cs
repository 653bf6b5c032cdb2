namespace Scalper.Web.Live;

/// <summary>Something the command palette goes to.</summary>
/// <param name="Kind">In a word: page or symbol.</param>
/// <param name="Address">On this site.</param>
/// <param name="Venue">To stand beside a symbol; null where it needs none.</param>
public sealed record PaletteEntry(string Title, string Kind, string Address, string? Venue = null);
