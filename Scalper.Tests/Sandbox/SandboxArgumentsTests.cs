using Scalper.Sandbox.Hosting;

namespace Scalper.Tests.Sandbox;

public sealed class SandboxArgumentsTests
{
    [Fact]
    public void Parse_AllArguments_AllSet()
    {
        SandboxOptions options = SandboxArguments.Parse(["--port", "9090", "--capture", "a.gz", "--instruments", "b.json", "--messages-per-second", "50.5", "--seed", "7", "--speed", "2.5", "--contracts", "700", "--faults", "1.5", "--flat-out", "true"]);
        Assert.Equal((9090, "a.gz", "b.json", 50.5, 7L, 2.5), (options.Port, options.Capture, options.Instruments, options.MessagesPerSecond, options.Seed, options.Speed));
        Assert.Equal((700, 1.5, true), (options.Contracts, options.FaultsPerMinute, options.FlatOut));
    }

    [Fact]
    public void Parse_Signal_AllSet()
    {
        SignalOptions signal = SandboxArguments.Parse(["--signal", "-0.25", "--signal-decay", "2.5", "--signal-deviation", "0.2", "--signal-noise", "2", "--signal-symbols", "7"]).Signal!;
        Assert.Equal((-0.25, 2.5, 0.2, 2.0, 7), (signal.StrengthBps, signal.DecaySeconds, signal.Deviation, signal.NoiseBps, signal.Symbols));
        Assert.Equal(0, SandboxArguments.Parse(["--signal", "0"]).Signal!.StrengthBps);
        Assert.Null(SandboxArguments.Parse([]).Signal);
    }

    [Theory]
    [InlineData("--prot 1", "got '--prot'")]
    [InlineData("--port", "--port: expected a value after it")]
    [InlineData("--port x", "--port: expected a whole number from 0 to 65535, got 'x'")]
    [InlineData("--port 65536", "got '65536'")]
    [InlineData("--speed fast", "--speed: expected a number, got 'fast'")]
    [InlineData("--speed 0", "Sandbox:Speed: expected a number from 0.01 to 1000, got 0")]
    [InlineData("--messages-per-second 0", "Sandbox:MessagesPerSecond: expected a number above 0")]
    [InlineData("--instruments a.json", "Sandbox:Instruments: expected Sandbox:Capture beside it")]
    [InlineData("--contracts 499", "Sandbox:Contracts: expected a number from 500 to 2000, got 499")]
    [InlineData("--contracts 2001", "Sandbox:Contracts: expected a number from 500 to 2000, got 2001")]
    [InlineData("--flat-out yes", "--flat-out: expected true or false, got 'yes'")]
    [InlineData("--signal much", "--signal: expected a number, got 'much'")]
    [InlineData("--signal 101", "Sandbox:Signal:StrengthBps: expected a number from -100 to 100, got 101")]
    [InlineData("--signal-decay 0.1", "Sandbox:Signal:DecaySeconds: expected a number from 0.2 to 600, got 0.1")]
    [InlineData("--signal-deviation 0.31", "Sandbox:Signal:Deviation: expected a number from 0.01 to 0.3, got 0.31")]
    [InlineData("--signal-noise 21", "Sandbox:Signal:NoiseBps: expected a number from 0.1 to 20, got 21")]
    [InlineData("--signal-symbols 0", "Sandbox:Signal:Symbols: expected a number from 1 to 100, got 0")]
    [InlineData("--signal 1 --capture a.gz", "Sandbox:Signal: expected no Sandbox:Capture beside it, got 'a.gz'")]
    [InlineData("--faults 601", "Sandbox:FaultsPerMinute: expected a number from 0 to 600, got 601")]
    public void Parse_BadArguments_OneLineThatNamesThem(string line, string expected)
    {
        string message = Assert.Throws<SandboxInputException>(() => SandboxArguments.Parse(line.Split(' '))).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    public void Faults_ImpossibleRates_Named(double value) => Assert.Equal(2, new SandboxOptions { Speed = value, MessagesPerSecond = value }.Faults().Count);
}
