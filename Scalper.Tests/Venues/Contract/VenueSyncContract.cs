using Scalper.Core.Events;
using Scalper.Core.Venues;

namespace Scalper.Tests.Venues.Contract;

/// <summary>What every venue's rule says of updates that follow, repeat, or miss something.</summary>
public abstract class VenueSyncContract
{
    private const long Id = 1_000;

    public abstract IVenue Venue { get; }

    /// <summary>The first update that a book takes behind a snapshot.</summary>
    public abstract BookEvent FirstAfter(long snapshotId);

    /// <summary>The update that comes next.</summary>
    public abstract BookEvent NextAfter(in BookEvent update);

    [Fact]
    public void Judge_AnyUpdate_IsNextOnlyWhereNothingIsMissing()
    {
        ISyncRule rule = Venue.SyncRule;
        BookEvent first = FirstAfter(Id), second = NextAfter(first), third = NextAfter(second);

        Assert.Equal(SyncStep.Next, rule.Judge(first, Id, isFirst: true).Step);
        Assert.Equal(SyncStep.Next, rule.Judge(second, first.UpdateId, isFirst: false).Step);
        Assert.Equal(SyncStep.Old, rule.Judge(first, first.UpdateId, isFirst: false).Step);
        Assert.Equal(SyncStep.Old, rule.Judge(first, second.UpdateId, isFirst: false).Step);
        Assert.Equal(SyncStep.Old, rule.Judge(first, third.UpdateId, isFirst: true).Step);
        SyncVerdict gap = rule.Judge(third, first.UpdateId, isFirst: false);
        Assert.Equal(SyncStep.Gap, gap.Step);
        Assert.True(gap.Expected < gap.Received);
        Assert.Equal(SyncStep.Gap, rule.Judge(third, Id, isFirst: true).Step);
    }
}
