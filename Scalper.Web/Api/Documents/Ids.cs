namespace Scalper.Web.Api.Documents;

/// <summary>Engine times and ids, where 0 means that there was none yet, as the API writes them.</summary>
internal static class Times
{
    public static long? UnixMs(long unixNs) => unixNs == 0 ? null : unixNs / 1_000_000;

    public static long? KnownId(long id) => id == 0 ? null : id;
}
