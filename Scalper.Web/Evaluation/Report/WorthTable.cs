namespace Scalper.Web.Evaluation.Report;

/// <summary>A table of a report: the same in all its forms.</summary>
/// <param name="Name">In files.</param>
/// <param name="Note">What it means, and what it does not.</param>
/// <param name="Rows">As many cells as columns: text, a number, or null where there is none.</param>
internal sealed record WorthTable(string Name, string Title, string Note, IReadOnlyList<WorthColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
