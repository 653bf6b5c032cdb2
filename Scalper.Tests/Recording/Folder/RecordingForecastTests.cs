using Scalper.Core.Recording.Folder;

namespace Scalper.Tests.Recording.Folder;

public sealed class RecordingForecastTests
{
    private const long Gigabyte = 1L << 30;
    private static readonly DateTimeOffset Oldest = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_RateKnown_TellsHoursOfTheBudgetAndThoseLeft()
    {
        RecordingForecast forecast = RecordingForecast.Of(Gigabyte / 4.0, 2 * Gigabyte, Gigabyte, 10 * Gigabyte, 300, Oldest, new DiskRoom(10 * Gigabyte, 90 * Gigabyte, 1, 99), 0, 75);
        Assert.Equal(new RecordingForecast(10 * Gigabyte, 300, Gigabyte / 4.0, 36, 32, 4, Gigabyte / 4.0, Oldest, false, false), forecast);
    }

    [Fact]
    public void Of_BudgetFull_GrowsNoMore()
    {
        RecordingForecast forecast = RecordingForecast.Of(Gigabyte, (long)(9.9 * Gigabyte), 0, 10 * Gigabyte, 300, Oldest, null, 0, 75);
        Assert.Equal((10, 0, 0), (forecast.BudgetHours, forecast.HoursLeft, forecast.GrowthPerHour));
    }

    [Theory]
    [InlineData(8, 3)]
    [InlineData(5, 0)]
    [InlineData(4, 0)]
    public void Of_DiskEndsBeforeTheBudget_TellsHoursUntilRecordingsGoForIt(int free, double hours)
    {
        RecordingForecast forecast = RecordingForecast.Of(Gigabyte, 2 * Gigabyte, 0, 10 * Gigabyte, 300, Oldest, new DiskRoom(90 * Gigabyte, free * Gigabyte), 5 * Gigabyte, 75);
        Assert.Equal((hours, 2, hours > 0 ? Gigabyte : 0), (forecast.HoursLeft, forecast.KeptHours, forecast.GrowthPerHour));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    public void Of_RateUnknown_SaysNothingOfHours(double? rate)
    {
        RecordingForecast forecast = RecordingForecast.Of(rate, 0, 0, Gigabyte, 300, null, null, 0, 75);
        Assert.Equal((null, null, null, null), (forecast.BytesPerHour, forecast.BudgetHours, forecast.HoursLeft, forecast.GrowthPerHour));
    }

    [Theory]
    [InlineData(74, 74, false, false)]
    [InlineData(75, 0, true, false)]
    [InlineData(0, 75, false, true)]
    public void Of_FullDisk_WarnsBeforeEightyPercent(int disk, int inodes, bool warnsOfDisk, bool warnsOfInodes)
    {
        RecordingForecast forecast = RecordingForecast.Of(1, 0, 0, 1, 1, null, new DiskRoom(disk, 100 - disk, inodes, 100 - inodes), 0, 75);
        Assert.Equal((warnsOfDisk, warnsOfInodes), (forecast.IsDiskWarned, forecast.AreInodesWarned));
    }

    [Fact]
    public void Room_OfThisMachine_IsKnown()
    {
        DiskRoom? room = new RecordingDisk().Room(Path.GetTempPath());
        Assert.NotNull(room);
        Assert.True(room.UsedBytes > 0 && room.FreeBytes > 0);
        Assert.Null(new RecordingDisk().Room("/nowhere/at/all"));
        Assert.Equal(OperatingSystem.IsLinux(), ThreadTime.Read() is not null);
    }
}
