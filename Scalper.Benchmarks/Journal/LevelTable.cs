using System.Globalization;
using Scalper.Benchmarks.Command;

namespace Scalper.Benchmarks.Journal;

/// <summary>What a recorder makes of the same frames, by quality of the compression and size of the blocks.</summary>
internal static class LevelTable
{
    public const string Help = """
          --capture FILE   a recorded session; without it, the sandbox's market
          --rate 1200      messages a second of the sandbox's market
          --symbols 300    of it
          --seconds 60     of it
          --lanes 3        that the symbols are spread over
          --qualities 1,3,4,5,6,7,9
          --blocks 64,256,1024   kB
        """;

    public static async Task PrintAsync(string[] words, CancellationToken cancellation)
    {
        Arguments arguments = new(words, "--capture", "--rate", "--symbols", "--seconds", "--lanes", "--qualities", "--blocks");
        int lanes = arguments.Whole("--lanes", 3, most: 100);
        FrameSet frames = arguments.Find("--capture") is { } path
            ? FrameSet.Read(Path.GetFileName(path), path, lanes)
            : await FrameSet.MakeUpAsync(arguments.Number("--rate", 1_200, least: 1), arguments.Whole("--symbols", 300, most: 2_000), arguments.Seconds("--seconds", 60, least: 1), lanes, cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{frames.Name}: {frames.Frames.Count:N0} frames, {frames.Bytes:N0} bytes, {frames.Duration.TotalSeconds:0.0} s, {frames.Lanes} lanes, {Environment.ProcessorCount} processors\n"));
        Console.WriteLine("| quality | block, kB | of the raw bytes | raw bytes of a block | writer, us a frame | of a core at 1,200 frames/s | lane, ns a frame |\n|---|---|---|---|---|---|---|");

        // Once for nothing: the first run pays for the compilation.
        RecordedFrames.Of(frames, quality: 1, blockKilobytes: 256);
        foreach (int block in arguments.Wholes("--blocks", [64, 256, 1_024], least: 16, most: 4_096))
        {
            foreach (int quality in arguments.Wholes("--qualities", [1, 3, 4, 5, 6, 7, 9], least: 0, most: 11))
            {
                cancellation.ThrowIfCancellationRequested();
                RecordedFrames recorded = RecordedFrames.Of(frames, quality, block);
                double micros = recorded.Writer.TotalMicroseconds / frames.Frames.Count;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {quality} | {block} | {100 * recorded.Ratio:0.0} % | {recorded.RawBytesPerBlock:N0} | {micros:0.0} | {micros * 1_200 / 1e4:0.00} % | {recorded.Append.TotalNanoseconds / frames.Frames.Count:0} |"));
            }
        }
    }
}
