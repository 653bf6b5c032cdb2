namespace Scalper.Web.Data;

/// <summary>One of an administrator's lists of symbols. There are both or none.</summary>
public sealed class SymbolListRow
{
    /// <summary>One of <see cref="SymbolListShelf"/>.</summary>
    public required string Name { get; set; }

    /// <summary>Separated by blanks; empty for an empty list.</summary>
    public required string Symbols { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public required long ChangedMs { get; set; }

    public required string ChangedBy { get; set; }
}
