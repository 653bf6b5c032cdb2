using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay;
using Scalper.Tests.Hosting;
using Scalper.Tests.Replay.Export;

namespace Scalper.Tests.Replay;

public sealed class ReplayCatalogueTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A recorder that ends right behind the beginning of a segment leaves it so.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_SegmentWithoutABlock_IsAFaultOnlyWhereThereIsNothingElse(bool isSealed)
    {
        string whole = Path.Combine(_folder.Path, "whole.journal"), begun = Path.Combine(_folder.Path, "begun.journal");
        using (HandMadeLane lane = new(whole, "BTCUSDT"))
        {
            lane.Open(1_000_000_000);
        }

        using (SegmentWriter segment = new(new FileStream(begun, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0), new SegmentHeader(2, 7, 0)))
        {
            if (isSealed)
            {
                segment.Seal();
            }
        }

        ReplayCatalogue both = ReplayCatalogue.Read([whole, begun]);
        Assert.Equal((1, ""), (both.Tracks.Count, string.Join("\n", both.Faults)));
        Assert.Equal([$"{begun}: expected a segment of a recording, came one without a single block"], ReplayCatalogue.Read(begun).Faults);
    }

    [Fact]
    public void Read_FileThatIsNoSegment_IsAFaultBesideOthersToo()
    {
        string whole = Path.Combine(_folder.Path, "whole.journal"), other = Path.Combine(_folder.Path, "other.journal");
        using (HandMadeLane lane = new(whole, "BTCUSDT"))
        {
            lane.Open(1_000_000_000);
        }

        File.WriteAllText(other, "neither a header nor a block");
        ReplayCatalogue both = ReplayCatalogue.Read([whole, other]);
        Assert.StartsWith($"{other}: expected a segment of a recording, came ", Assert.Single(both.Faults), StringComparison.Ordinal);
    }
}
