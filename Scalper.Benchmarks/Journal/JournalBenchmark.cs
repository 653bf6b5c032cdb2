using Scalper.Benchmarks.Command;

namespace Scalper.Benchmarks.Journal;

/// <summary>The journal by itself: what its compression costs and gives, and a recorder in a process of its own, to be killed.</summary>
internal static class JournalBenchmark
{
    private const string Help = $"""
        journal levels: size and processor time by quality of the compression and size of the blocks
        {LevelTable.Help}
        journal write: records made-up frames until it is ended
        {FrameRecorder.Help}
        journal replay: replays what the application recorded, at full speed
        {ReplaySpeed.Help}
        """;

    public static Task<int> RunAsync(string[] words) => Verb.RunAsync("journal", Help, async cancellation =>
    {
        switch (words)
        {
            case ["levels", .. string[] rest]:
                await LevelTable.PrintAsync(rest, cancellation);
                return 0;
            case ["write", .. string[] rest]:
                await FrameRecorder.RunAsync(rest, cancellation);
                return 0;
            case ["replay", .. string[] rest]:
                ReplaySpeed.Print(rest, cancellation);
                return 0;
            default:
                throw new ArgumentException($"expected levels, write or replay, got {(words.Length == 0 ? "nothing" : $"'{words[0]}'")}");
        }
    });
}
