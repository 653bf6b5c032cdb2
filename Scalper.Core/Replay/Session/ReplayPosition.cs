namespace Scalper.Core.Replay.Session;

/// <summary>Where a replay stands at one moment.</summary>
/// <param name="State">What it does.</param>
/// <param name="Speed">Recorded time to time; <see cref="double.PositiveInfinity"/>, as fast as it can.</param>
/// <param name="NowNs">The market's time, Unix nanoseconds: every input up to it is played.</param>
/// <param name="FromNs">Earliest time.</param>
/// <param name="ToNs">Latest time.</param>
/// <param name="Loop">What is played over and over; null where nothing is.</param>
/// <param name="Jumps">Rises with every way that is not straight on: whatever was sampled before is of another past.</param>
/// <param name="Inputs">Inputs played since it was opened, those on the way to other times too.</param>
/// <param name="Numbers">The last arrival number played of each lane that plays, by lane.</param>
/// <param name="Fault">What ended it; null where nothing did.</param>
public readonly record struct ReplayPosition(
    ReplayState State,
    double Speed,
    long NowNs,
    long FromNs,
    long ToNs,
    ReplayLoop? Loop,
    long Jumps,
    long Inputs,
    IReadOnlyList<(ushort Lane, long Number)> Numbers,
    string? Fault);
