using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Measure;

namespace Scalper.Tests.Benchmarks;

public sealed class ArgumentsTests
{
    [Fact]
    public void Read_Nothing_IsDefaults()
    {
        RunOptions options = RunOptions.Read(new Arguments(["--port", "9090"], RunOptions.Names));
        Assert.Equal(new RunOptions(9090, 300, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20), null) { Venues = options.Venues }, options);
        Assert.Equal(["Bybit"], options.Venues);
        Assert.Equal("ws://127.0.0.1:9090/v5/public/linear", options.Stream.ToString());
    }

    [Theory]
    [InlineData("", "--port: expected, got none")]
    [InlineData("--prot 1", "expected one of --port, --symbols, --warmup, --seconds, --lanes, got '--prot'")]
    [InlineData("--port", "--port: expected a value after it, got none")]
    [InlineData("--port 65536", "--port: expected a whole number from 1 to 65535, got '65536'")]
    [InlineData("--port 1 --symbols 0", "--symbols: expected a whole number from 1 to 2000, got '0'")]
    [InlineData("--port 1 --seconds -1", "--seconds: expected a number of at least 0.1, got '-1'")]
    [InlineData("--port 1 --seconds 1e9", "--seconds: expected a number of at least 0.1, got '1e9'")]
    [InlineData("--port 1 --lanes two", "--lanes: expected a whole number from 1 to 100, got 'two'")]
    public void Read_WrongWords_NamesWhatWasExpectedAndWhatCame(string line, string expected)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => RunOptions.Read(new Arguments(words, RunOptions.Names))).Message);
    }

    [Fact]
    public void Word_Another_NamesThoseAllowed() =>
        Assert.Equal(
            "--mode: expected one of receive, tokens, got 'both'",
            Assert.Throws<ArgumentException>(() => new Arguments(["--mode", "both"], "--mode").Word("--mode", "receive", "tokens")).Message);

    [Fact]
    public void Wholes_List_IsReadInOrder() => Assert.Equal([4, 1], new Arguments(["--lanes", "4,1"], "--lanes").Wholes("--lanes", []));
}
