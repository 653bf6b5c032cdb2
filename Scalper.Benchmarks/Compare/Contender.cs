using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Compare;

/// <summary>A program that takes the flow and prints a <see cref="Measure.RunResult"/>; it is told <c>--port</c>, <c>--symbols</c>, <c>--warmup</c> and <c>--seconds</c>.</summary>
internal sealed record Contender(string Name, IReadOnlyList<string> Command)
{
    public const string Receive = "limit receive", Tokens = "limit tokens", Engine = "engine", Ccxt = "ccxt";

    /// <summary>What every comparison has.</summary>
    public static IReadOnlyList<Contender> Own { get; } =
    [
        new(Receive, [.. BuiltProgram.Self, "limit", "--mode", "receive"]),
        new(Tokens, [.. BuiltProgram.Self, "limit", "--mode", "tokens"]),
        new(Engine, [.. BuiltProgram.Self, "engine"]),
    ];

    /// <summary>Another one, as on the command line: <c>name=command and its arguments</c>.</summary>
    /// <exception cref="ArgumentException">Not of that form.</exception>
    public static Contender Parse(string text) => text.Split('=', 2) is [{ Length: > 0 } name, var command] && command.Trim().Length > 0
        ? new Contender(name, command.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        : throw new ArgumentException($"--peer: expected name=command, got '{text}'");
}
