namespace Scalper.Web.Api.Documents;

/// <summary>Engine ids, where 0 means that there was none yet, as the API writes them.</summary>
internal static class Ids
{
    public static long? Known(long id) => id == 0 ? null : id;
}
