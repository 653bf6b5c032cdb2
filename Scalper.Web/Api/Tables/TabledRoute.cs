namespace Scalper.Web.Api.Tables;

/// <summary>Marks an endpoint whose answer can be had as a table.</summary>
internal sealed class TabledRoute
{
    public static TabledRoute Mark { get; } = new();
}
