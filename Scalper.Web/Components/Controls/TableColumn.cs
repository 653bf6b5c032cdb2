using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>A column of the score table as its cells have it.</summary>
/// <param name="Id">Stable name, for styles and tests.</param>
public sealed record TableColumn(ScoreColumn Column, string Id, string CssClass);
