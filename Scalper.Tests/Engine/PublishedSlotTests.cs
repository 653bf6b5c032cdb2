using Scalper.Core.Engine;

namespace Scalper.Tests.Engine;

public sealed class PublishedSlotTests
{
    private const int Writes = 400_000;

    [Fact]
    public void Read_BeforeTheFirstWrite_GivesTheDefault()
    {
        new PublishedSlot<Wide>().Read(out Wide value);
        Assert.Equal((0, 0), (value.First, value.Last));
    }

    [Fact]
    [Trait("Fault", "F-34")]
    public void Read_WhileAnotherThreadWrites_IsNeverTornAndNeverRunsBack()
    {
        PublishedSlot<Wide> slot = new();
        string?[] faults = new string?[2];
        Thread[] readers = [.. Enumerable.Range(0, faults.Length).Select(i => new Thread(() => faults[i] = ReadToTheEnd(slot)))];
        Array.ForEach(readers, r => r.Start());
        for (long i = 1; i <= Writes; i++)
        {
            slot.Write(new Wide(i));
        }

        Array.ForEach(readers, r => Assert.True(r.Join(TimeSpan.FromSeconds(60)), "a reader did not see the last value"));
        Assert.All(faults, Assert.Null);
    }

    [Fact]
    public void Change_InPartsWhileAnotherThreadReads_IsSeenWhole()
    {
        PublishedSlot<Wide> slot = new();
        string? fault = null;
        Thread reader = new(() => fault = ReadToTheEnd(slot));
        reader.Start();
        for (long i = 1; i <= Writes; i++)
        {
            using PublishedSlot<Wide>.Changing changing = slot.Change();
            slot.Own = default;
            slot.Own = new Wide(i);
        }

        Assert.True(reader.Join(TimeSpan.FromSeconds(60)), "the reader did not see the last value");
        Assert.Null(fault);
    }

    /// <summary>A reader must not wait for ever for a writer that is no more.</summary>
    [Fact]
    public void Change_EndedByAFault_CanBeRead()
    {
        PublishedSlot<Wide> slot = new();
        Assert.Throws<InvalidOperationException>(() =>
        {
            using PublishedSlot<Wide>.Changing changing = slot.Change();
            slot.Own = new Wide(7);
            throw new InvalidOperationException();
        });
        slot.Read(out Wide value);
        Assert.Equal(7, value.Last);
    }

    private static string? ReadToTheEnd(PublishedSlot<Wide> slot)
    {
        long last = 0;
        while (last < Writes)
        {
            slot.Read(out Wide value);
            if (!value.IsWhole || value.First < last)
            {
                return $"after {last} came {value.First}..{value.Last}";
            }

            last = value.First;
        }

        return null;
    }

    /// <summary>Wide enough that no machine copies it at once; all its parts are the same number.</summary>
    private readonly struct Wide(long number)
    {
        public readonly long First = number;
        private readonly long _b = number;
        private readonly long _c = number;
        private readonly long _d = number;
        private readonly long _e = number;
        private readonly long _f = number;
        private readonly long _g = number;
        private readonly long _h = number;
        private readonly long _i = number;
        public readonly long Last = number;

        public bool IsWhole => First == _b && _b == _c && _c == _d && _d == _e && _e == _f && _f == _g && _g == _h && _h == _i && _i == Last;
    }
}
