using System.Text.RegularExpressions;

namespace Scalper.Tests.Architecture;

/// <summary>The engine reads no clock of its own, draws no ambient chance, and never sleeps or waits for a task on the way.</summary>
public sealed class BannedCallTests
{
    // VenueConnection takes the result of a receive that IsCompleted says is there.
    private const string CompletedReceive = "receive.IsCompleted ? receive.Result";

    [Theory]
    [InlineData(@"\bDateTime\.(Now|UtcNow|Today)\b")]
    [InlineData(@"\bDateTimeOffset\.(Now|UtcNow)\b")]
    [InlineData(@"\bTimeProvider\.System\b")]
    [InlineData(@"\bEnvironment\.TickCount")]
    [InlineData(@"\bStopwatch\b")]
    [InlineData(@"\bRandom\.Shared\b")]
    [InlineData(@"\bnew Random\b|\bRandom \w+ = new\(")]
    [InlineData(@"\bGuid\.(NewGuid|CreateVersion7)\b")]
    [InlineData(@"\bThread\.Sleep\b")]
    [InlineData(@"\bTask\.Delay\b")]
    public void Core_AnyFile_NeverCalls(string banned) => AssertAbsent(banned, SourceTree.Files("Scalper.Core"));

    /// <summary>Giving way has one place, and does nothing on threads that are not low.</summary>
    [Fact]
    public void Core_AnyFileButLowThread_NeverYields()
    {
        (string Path, string Code)[] files = [.. SourceTree.Files("Scalper.Core")];
        Assert.Contains(files, f => f.Path == "Primitives/LowThread.cs");
        AssertAbsent(@"\bThread\.Yield\b", files.Where(f => f.Path != "Primitives/LowThread.cs"));
    }

    [Theory]
    [InlineData(@"\.Result\b(?!\()")]
    [InlineData(@"\.Wait\(\)")]
    [InlineData(@"\.GetAwaiter\(\)\.GetResult\(\)")]
    [InlineData(@"\bTask\.Wait(All|Any)\b")]
    public void Core_AnyFileButBlockingWait_NeverWaitsForATask(string banned)
    {
        (string Path, string Code)[] files = [.. SourceTree.Files("Scalper.Core")];
        Assert.Contains(files, f => f.Path == "Wire/BlockingWait.cs");
        AssertAbsent(banned, files.Where(f => f.Path != "Wire/BlockingWait.cs").Select(f => (f.Path, WithoutCompletedReceive(f.Path, f.Code))));
    }

    [Fact]
    public void Core_CompletedReceive_IsStillTheOneException()
    {
        (_, string code) = Assert.Single(SourceTree.Files("Scalper.Core"), f => f.Code.Contains(CompletedReceive, StringComparison.Ordinal));
        Assert.Single(Regex.Matches(code, @"\.Result\b(?!\()"));
    }

    private static string WithoutCompletedReceive(string path, string code) =>
        path == "Wire/VenueConnection.cs" ? code.Replace(CompletedReceive, "", StringComparison.Ordinal) : code;

    private static void AssertAbsent(string banned, IEnumerable<(string Path, string Code)> files)
    {
        IEnumerable<string> found = from file in files
                                    from match in Regex.Matches(file.Code, banned)
                                    select $"{file.Path}: {match.Value}";
        Assert.Empty(found);
    }
}
