using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Tests.Hosting;
using Scalper.Tests.Recording.Journal;

namespace Scalper.Tests.Recording.Folder;

/// <summary>A recorder in a process of its own, which is killed, or which the kernel lets write no further.</summary>
public sealed class KilledRecorderTests : IDisposable
{
    private const string KillsVariable = "SCALPER_JOURNAL_KILLS";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string Program =
        typeof(KilledRecorderTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Benchmarks").Value!;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    /// <summary>Seeded. The variable asks for more moments than a test run has time for.</summary>
    [Fact]
    [Trait("Fault", "F-71")]
    public void Kill_AtRandomMoments_LeavesAllThatWasWritten()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable(KillsVariable) ?? "3", CultureInfo.InvariantCulture);
        for (int seed = 1; seed <= kills; seed++)
        {
            int moment = 1 + (int)(new SeededRandom((ulong)seed).NextUnit() * 25);
            using Recorder recorder = Recorder.Start(["dotnet", Program, .. Arguments(seed)]);
            recorder.WaitForLine(_ => true, moment);
            recorder.Kill();

            // Nobody holds the folder any more, and what was torn is cut.
            using JournalRig rig = new(folder: _temp.Path);
            rig.Writer.Start();
            RepairReport? report = rig.Writer.Repairs.SingleOrDefault();
            rig.End();
            (long number, long timeNs, long missing) = Last(rig, Latest(rig));
            Said last = recorder.Said[^1];
            Assert.True(missing == 0 && number >= last.Written, $"seed {seed}, line {moment} ({KillsVariable}): {number} of {last.Written} that were written, {last.Appended} appended, {report}");

            // The second is kept by clocks of others; only a machine that is busy elsewhere takes longer.
            timeNs = Math.Max(timeNs, recorder.Said[0].TimeNs);
            Assert.True(last.TimeNs - timeNs < 10_000_000_000, $"seed {seed}: the last {(last.TimeNs - timeNs) / 1e9:0.00} s are lost");
        }
    }

    [Fact]
    public void Record_KernelThatRefusesToWrite_StopsAndGoesOnWithExactGaps()
    {
        string command = string.Join(' ', Arguments(seed: 1).Prepend(Program).Prepend("dotnet").Select(word => $"'{word}'"));
        using Recorder recorder = Recorder.Start(["sh", "-c", $"trap '' XFSZ; ulimit -f 64; exec {command}"]);
        recorder.WaitForLine(s => s.State == "Stopped" && s.Reason.Contains("too large", StringComparison.Ordinal), 1);
        recorder.WaitForLine(s => s.State == "Recording" && s.Missing > 0, 5);
        recorder.WaitForLine(s => s.State == "Stopped" && s.Missing > 0, 1);
        recorder.Kill();
        using JournalRig rig = new(folder: _temp.Path);
        rig.Writer.Start();
        rig.End();
        Assert.All(rig.Folder.List(), f => Assert.InRange(f.Bytes, 0, 32 << 10));
        (long number, _, long missing) = Last(rig, Latest(rig));
        Assert.True(number > 0 && missing > 0, $"{number} read to the end, {missing} missing");
    }

    private IEnumerable<string> Arguments(int seed) =>
        ["journal", "write", "--folder", _temp.Path, "--rate", "3000", "--seed", seed.ToString(CultureInfo.InvariantCulture)];

    // That of the last process.
    private static ulong Latest(JournalRig rig) => rig.Read().Last(s => s.Records.Count > 0).Header!.Value.Run;

    /// <summary>Every number of a run, from 1 to the last, is read, or told to be missing.</summary>
    private static (long Number, long TimeNs, long Missing) Last(JournalRig rig, ulong run)
    {
        long number = 0, timeNs = 0, missing = 0;
        foreach (SeenRecord record in rig.Read().Where(s => s.Header!.Value.Run == run).SelectMany(s => s.Records))
        {
            switch (record.Kind)
            {
                case RecordKind.GapMark:
                    Assert.True(GapMark.TryRead(record.Payload, out GapMark mark));
                    Assert.Equal((number + 1, mark.Count), (mark.FirstNumber, mark.LastNumber - number));
                    (number, missing) = (mark.LastNumber, missing + mark.Count);
                    break;
                case RecordKind.Checkpoint:
                    Assert.Equal(number, record.Number);
                    break;
                default:
                    Assert.Equal(++number, record.Number);
                    timeNs = record.TimeNs;
                    break;
            }
        }

        return (number, timeNs, missing);
    }

    /// <summary>What the process said: appended 120 at 1795… Recording written 100 missing 0 …</summary>
    private sealed record Said(long Appended, long TimeNs, string State, long Written, long Missing, string Reason)
    {
        public static Said Parse(string line)
        {
            string[] words = line.Split(' ', 10);
            return new Said(Number(words[1]), Number(words[3]), words[4], Number(words[6]), Number(words[8]), words[9]);
        }

        private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);
    }

    private sealed class Recorder : IDisposable
    {
        private readonly Process _process;
        private readonly ConcurrentQueue<string> _errors = new();
        private readonly BlockingCollection<Said> _lines = [];

        private Recorder(Process process) => _process = process;

        public List<Said> Said { get; } = [];

        public static Recorder Start(IReadOnlyList<string> command)
        {
            ProcessStartInfo start = new(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };

            // The runtime's own memory would be a file that is too large as well.
            start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
            Recorder recorder = new(new Process { StartInfo = start });
            recorder._process.OutputDataReceived += (_, line) => recorder.Take(line.Data);
            recorder._process.ErrorDataReceived += (_, line) => recorder._errors.Enqueue(line.Data ?? "");
            recorder._process.Start();
            recorder._process.BeginOutputReadLine();
            recorder._process.BeginErrorReadLine();
            return recorder;
        }

        /// <summary>Waits until so many lines of this kind have come.</summary>
        public void WaitForLine(Predicate<Said> kind, int count)
        {
            using CancellationTokenSource deadline = new(Patience);
            while (count > 0)
            {
                Assert.True(_lines.TryTake(out Said? said, (int)Patience.TotalMilliseconds), string.Join(' ', _errors));
                Assert.False(deadline.IsCancellationRequested, $"not said within {Patience}: last {said}");
                Said.Add(said);
                count -= kind(said) ? 1 : 0;
            }
        }

        /// <summary>As nothing but the kernel can; afterwards all that it said is known.</summary>
        public void Kill()
        {
            _process.Kill();
            _process.WaitForExit();
            while (_lines.TryTake(out Said? said))
            {
                Said.Add(said);
            }
        }

        public void Dispose()
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }

            _process.Dispose();
            _lines.Dispose();
        }

        // The last line may be half of one.
        private void Take(string? line)
        {
            if (line?.StartsWith("appended ", StringComparison.Ordinal) == true && line.Split(' ').Length >= 10)
            {
                _lines.Add(KilledRecorderTests.Said.Parse(line));
            }
        }
    }
}
