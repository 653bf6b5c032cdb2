namespace Scalper.Core.State;

/// <summary>
/// The bytes of a value that belong to none of its fields. Whatever lay in memory before lies there: told with the rest, two equal states would have
/// different bytes, and files would have pieces of memory in them that are nobody's business. Safe from any thread.
/// </summary>
internal static class PlainPadding<T>
{
    /// <summary>All ones for bytes of fields, zero for others; null where there are no others.</summary>
    public static byte[]? Mask { get; } = Find();

    private static byte[]? Find()
    {
        byte[] mask = PlainMask.Of(typeof(T));
        return mask.Contains((byte)0) ? mask : null;
    }
}
