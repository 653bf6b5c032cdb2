using System.Diagnostics;
using System.Globalization;
using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Compare;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.Soak;

/// <summary>Whether anything grows over an hour. Exit code 1 where the books are wrong at the end, or a viewer was lost.</summary>
internal static class SoakBenchmark
{
    private const string Help = """
        soak: memory, handles, threads, delays and scores over time, as CSV and as a picture in Scalper.Benchmarks/results

          --minutes 60     how long
          --every 5        seconds between two looks
          --rate 2500      messages a second; the web application's market makes that for its 300 busiest
          --symbols 300    contracts of the engine
          --web false      true: the web application with one viewer in place of the engine alone
          --out FOLDER     for the results
        """;

    public static Task<int> RunAsync(string[] words) => Verb.RunAsync("soak", Help, async cancellation =>
    {
        Arguments arguments = new(words, "--minutes", "--every", "--rate", "--symbols", "--web", "--out");
        TimeSpan length = TimeSpan.FromMinutes(arguments.Number("--minutes", 60, least: 0.01)), every = arguments.Seconds("--every", 5, least: 0.1);
        bool isWeb = arguments.Find("--web") is not null && arguments.Word("--web", "true", "false") == "true";
        double rate = arguments.Number("--rate", 2_500, least: 1);
        int symbols = arguments.Whole("--symbols", 300);
        ResultFile file = new(arguments.Find("--out"));
        Conditions conditions = Conditions.Read();
        await using ISoaked program = isWeb ? await SoakedApplication.StartAsync(cancellation) : await SoakedEngine.StartAsync(rate, symbols, every, cancellation);
        string name = isWeb ? "-soak-web" : "-soak";
        IReadOnlyList<SoakSample> samples = await LookAsync(program, length, every, file.PathOf(name + ".csv"), cancellation);
        IReadOnlyList<string> faults = await program.EndAsync(cancellation);
        await File.WriteAllTextAsync(file.PathOf(name + ".svg"), SoakPicture.Draw(program.Name, samples), cancellation);
        string text = conditions.ToText() + SoakReport.ToText(samples, faults, Path.GetFileName(file.PathOf(name)));
        Console.WriteLine($"\n{text}\n{file.Put($"Over time: {program.Name}", text)}");
        return faults.Count == 0 ? 0 : 1;
    });

    // Each line is written at once, so that an end before the time leaves what was seen.
    private static async Task<IReadOnlyList<SoakSample>> LookAsync(ISoaked program, TimeSpan length, TimeSpan every, string path, CancellationToken cancellation)
    {
        await using StreamWriter csv = new(path) { AutoFlush = true };
        await csv.WriteLineAsync(SoakSample.Header);
        List<SoakSample> samples = [];
        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer timer = new(every);
        while (Stopwatch.GetElapsedTime(start) < length && await timer.WaitForNextTickAsync(cancellation))
        {
            SoakSample sample = await program.LookAsync(Stopwatch.GetElapsedTime(start).TotalSeconds, cancellation);
            samples.Add(sample);
            await csv.WriteLineAsync(sample.ToLine());
        }

        return samples.Count > 0 ? samples : throw new BenchmarkException(string.Create(CultureInfo.InvariantCulture, $"expected at least one look in {length.TotalSeconds} s"));
    }
}
