using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;
using Scalper.Tests.Hosting;
using Scalper.Tests.Reference;
using Scalper.Tests.Replay.Session;

namespace Scalper.Tests.Replay.Export;

/// <summary>Moments of recordings in which something is special.</summary>
public sealed class HandMadeMomentTests : IDisposable
{
    private const string Own = "AUSDT";
    private const string Other = "BUSDT";
    private const long BeginMs = 1_795_000_000_000;
    private const long MillisecondNs = 1_000_000;

    private readonly TempFolder _folder = new();

    private string Recording => Path.Combine(_folder.Path, "one.journal");

    private string MomentPath => Path.Combine(_folder.Path, "one.moment");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_FastestFrameWasAnotherSymbols_OwnFramesAreAsLateAsTheyWere()
    {
        using (HandMadeLane lane = new(Recording, Own, Other))
        {
            lane.Open(At(0));
            lane.Frame(Book(Own, 10, madeMs: 0), At(6_000));
            lane.Frame(Book(Other, 10, madeMs: 7_000), At(7_010));

            // Too late to be believed, but only beside that one.
            lane.Frame(Book(Own, 11, madeMs: 8_000), At(19_000));
            lane.Hash();
        }

        ReplayCatalogue whole = ReplayCatalogue.Read(Recording);
        MomentExport.Write(whole, Own, ExportRange.All, MomentPath, CancellationToken.None);

        ReplayReport played = Play(MomentPath);
        Assert.Equal((2L, 1L), (Play(Recording).Lanes[0].Scores, played.Lanes[0].Scores));
        Assert.Empty(played.Differences);
        Assert.Empty(ReplayComparison.Compare(ReplayCatalogue.Read(MomentPath), whole, CancellationToken.None).Differences);
    }

    [Fact]
    public void Write_ReplayDiffersFromTheLiveRun_SaysSoAndGoesOnBehindAGap()
    {
        using (HandMadeLane lane = new(Recording, Own))
        {
            lane.Open(At(0));
            lane.Frame(Book(Own, 10, madeMs: 0), At(10));
            lane.Hash();
            lane.Frame(Book(Own, 11, madeMs: 100), At(110));
            lane.Hash(isRight: false);
            lane.Checkpoint();
            lane.Frame(Book(Own, 12, madeMs: 200), At(210));
            lane.Hash();
        }

        ReplayDifference found = Assert.Single(Play(Recording).Differences);
        Assert.Equal(found.Number - 1, found.SameTo);

        ExportReport report = MomentExport.Write(ReplayCatalogue.Read(Recording), Own, ExportRange.All, MomentPath, CancellationToken.None);

        Assert.Contains("different from the live run: ", Assert.Single(report.Faults), StringComparison.Ordinal);
        ReplayReport played = Play(MomentPath);
        Assert.Empty(played.Differences);
        Assert.Empty(played.AllFaults);
        Assert.Equal((3L, 1L), (played.Lanes[0].Scores, played.Lanes[0].Gaps));
    }

    [Fact]
    public void Write_InputThatCannotBePlayed_IsAGapOfTheMomentAsWell()
    {
        using (HandMadeLane lane = new(Recording, Own))
        {
            lane.Open(At(0));
            lane.Frame(Book(Own, 10, madeMs: 0), At(10));
            lane.Unknown(At(20));
        }

        ExportReport report = MomentExport.Write(ReplayCatalogue.Read(Recording), Own, ExportRange.All, MomentPath, CancellationToken.None);

        Assert.Contains("that this version knows", Assert.Single(report.Faults), StringComparison.Ordinal);
        ReplayReport played = Play(MomentPath);
        Assert.Empty(played.AllFaults);
        Assert.Equal((1L, 1L), (played.Lanes[0].Scores, played.Lanes[0].Gaps));
    }

    /// <summary>The sharer may stand behind an input of another symbol, which the file does not have.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Write_AnInstant_HasAnInputOfItsNumberWithTheSameState(long number)
    {
        using (HandMadeLane lane = new(Recording, Own, Other))
        {
            lane.Open(At(0));
            lane.Frame(Book(Own, 10, madeMs: 0), At(10));
            lane.Frame(Book(Other, 10, madeMs: 10), At(20));
            lane.Frame(Book(Other, 11, madeMs: 20), At(30));
            lane.Frame(Book(Own, 11, madeMs: 30), At(40));
            lane.Frame(Book(Other, 12, madeMs: 40), At(50));
            lane.Frame(Book(Own, 12, madeMs: 50), At(60));
            lane.Hash();
        }

        ReplayCatalogue whole = ReplayCatalogue.Read(Recording);
        Moment moment = new(Own, At(0), At(100)) { Instant = new MomentInstant(At(10 * (number - 1)), 0, number), Layout = "{\"panes\":{}}" };
        MomentExport.Write(whole, moment, MomentPath, CancellationToken.None);

        ReplayCatalogue read = ReplayCatalogue.Read(MomentPath);
        Assert.Equal(moment, read.Moment);
        HeadlessSymbol shared = HeadlessSymbol.Behind(whole.Tracks[0], number, Own)!, opened = HeadlessSymbol.Behind(read.Tracks[0], number, Own)!;
        Assert.Equal((shared.View.UpdateId, shared.View.Scores), (opened.View.UpdateId, opened.View.Scores));
        Assert.Equal(shared.Detail.Bids, opened.Detail.Bids);
        Assert.Empty(Play(MomentPath).Differences);
        Assert.Empty(ReplayComparison.Compare(read, whole, CancellationToken.None).Differences);
    }

    private static ReplayReport Play(string path) => RecordingReplay.Play(path, CancellationToken.None);

    private static long At(long ms) => (BeginMs + ms) * MillisecondNs;

    private static string Book(string symbol, long updateId, long madeMs) =>
        FrameText.Book(symbol, 50, snapshot: updateId == 10, updateId, updateId, BeginMs + madeMs, [("100.0", updateId.ToString(System.Globalization.CultureInfo.InvariantCulture))], [("100.1", "3")]);
}
