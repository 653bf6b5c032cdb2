namespace Scalper.Web.Storage;

/// <summary>How many files a file system can still take.</summary>
/// <param name="Used">Files, folders and links that there are.</param>
/// <param name="Free">Those that may still be made by who is not root.</param>
public sealed record InodeCount(long Used, long Free)
{
    /// <summary>From 0 to 100.</summary>
    public double UsedPercent => 100.0 * Used / (Used + Free);
}
