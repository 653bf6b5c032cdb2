using Scalper.Web.Live;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>A row of the tables, and what is to be seen on it.</summary>
public sealed record RowState(string Name, ScoreRow Row)
{
    /// <summary>A place in which the row stands.</summary>
    public RowPlace Place { get; } = new(Row);
}
