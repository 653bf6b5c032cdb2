namespace Scalper.Core.Recording.Folder;

/// <summary>How far the budget goes. A function of its inputs alone.</summary>
/// <param name="BudgetBytes">Most that recordings may take.</param>
/// <param name="Symbols">That are recorded now.</param>
/// <param name="BytesPerHour">At today's rate; null where it is not known yet.</param>
/// <param name="BudgetHours">How long a time the whole budget holds at this rate; null where that is not known.</param>
/// <param name="HoursLeft">Until the oldest recording begins to go, for the budget's sake or for the disk's; 0 where they go already; null where that is not known.</param>
/// <param name="KeptHours">How long a time what may go takes up at this rate; null where that is not known.</param>
/// <param name="GrowthPerHour">Bytes by which the folder grows: none once old recordings go for new ones; null where the rate is not known.</param>
/// <param name="OldestAt">Where the recorded time begins; null where nothing is recorded.</param>
/// <param name="IsDiskWarned">The disk is nearly full.</param>
/// <param name="AreInodesWarned">Its inodes are nearly used up.</param>
public sealed record RecordingForecast(
    long BudgetBytes,
    int Symbols,
    double? BytesPerHour,
    double? BudgetHours,
    double? HoursLeft,
    double? KeptHours,
    double? GrowthPerHour,
    DateTimeOffset? OldestAt,
    bool IsDiskWarned,
    bool AreInodesWarned)
{
    // Nearer than this to the budget, the oldest go with every segment.
    private const double Full = 0.98;

    /// <param name="bytesPerHour">Written per hour so far; null, or not above 0, where that is not known.</param>
    /// <param name="usedBytes">Of the budget.</param>
    /// <param name="pinnedBytes">Those of them that never go.</param>
    /// <param name="disk">Null where the system does not say.</param>
    /// <param name="minimumFreeBytes">What is left free of the disk: old recordings go for it.</param>
    /// <param name="warnPercent">Of the disk or of its inodes, below 80.</param>
    public static RecordingForecast Of(
        double? bytesPerHour, long usedBytes, long pinnedBytes, long budgetBytes, int symbols, DateTimeOffset? oldestAt, DiskRoom? disk,
        long minimumFreeBytes, int warnPercent)
    {
        double? rate = bytesPerHour is > 0 ? bytesPerHour : null;
        double room = Math.Min(budgetBytes - usedBytes, disk?.FreeBytes - minimumFreeBytes ?? double.MaxValue);
        bool isFull = usedBytes >= Full * budgetBytes || room <= 0;
        return new RecordingForecast(
            budgetBytes,
            symbols,
            rate,
            Math.Max(0, budgetBytes - pinnedBytes) / rate,
            isFull ? 0 : room / rate,
            Math.Max(0, usedBytes - pinnedBytes) / rate,
            isFull ? 0 : rate,
            oldestAt,
            disk?.UsedPercent >= warnPercent,
            disk?.UsedInodesPercent >= warnPercent);
    }
}
