using System.Globalization;

namespace Scalper.Sandbox.Hosting;

/// <summary>The command line of the console. A fault is a <see cref="SandboxInputException"/>.</summary>
internal static class SandboxArguments
{
    public const string Help = """
        The sandbox exchanges: public market data of Bybit v5 linear and Binance USD-M on 127.0.0.1.

          --port N                  port to listen on; 0, the default, takes a free one
          --capture FILE            replay a recorded JSONL file (gzip or not) in place of the synthetic market
          --instruments FILE        recorded answer of instruments-info for the contracts of the capture
          --messages-per-second N   of the synthetic market, default 1200
          --seed N                  of all that is made up, default 1
          --speed X                 replay X times faster than recorded, default 1
          --contracts N             of the synthetic market, 500 to 2000, default 500
          --signal BPS              a market whose books foretell its prices: drift a second at an imbalance of 1, 0 for none
          --signal-decay SECONDS    how long its imbalances last, default 5
          --signal-deviation X      of its imbalances, default 0.25
          --signal-noise BPS        deviation of its prices over one second by chance, default 1
          --signal-symbols N        how many of them, default 4
          --faults N                random faults a minute, default 0
          --flat-out true           as fast as the clients read, default false
          --help                    this text
        """;

    public static SandboxOptions Parse(IReadOnlyList<string> arguments)
    {
        SandboxOptions options = new();
        for (int i = 0; i < arguments.Count; i += 2)
        {
            string name = arguments[i];
            Action<string> set = Setter(options, name);
            set(i + 1 < arguments.Count ? arguments[i + 1] : throw new SandboxInputException($"{name}: expected a value after it, got none"));
        }
        return options.Faults() is [var fault, ..] ? throw new SandboxInputException(fault) : options;
    }

    private static Action<string> Setter(SandboxOptions options, string name) => name switch
    {
        "--port" => text => options.Port = (int)Integer(name, text, 65_535),
        "--capture" => text => options.Capture = text,
        "--instruments" => text => options.Instruments = text,
        "--messages-per-second" => text => options.MessagesPerSecond = Number(name, text),
        "--seed" => text => options.Seed = Integer(name, text, long.MaxValue),
        "--speed" => text => options.Speed = Number(name, text),
        "--contracts" => text => options.Contracts = (int)Integer(name, text, int.MaxValue),
        "--signal" => text => Signal(options).StrengthBps = Number(name, text),
        "--signal-decay" => text => Signal(options).DecaySeconds = Number(name, text),
        "--signal-deviation" => text => Signal(options).Deviation = Number(name, text),
        "--signal-noise" => text => Signal(options).NoiseBps = Number(name, text),
        "--signal-symbols" => text => Signal(options).Symbols = (int)Integer(name, text, int.MaxValue),
        "--faults" => text => options.FaultsPerMinute = Number(name, text),
        "--flat-out" => text => options.FlatOut = Truth(name, text),
        _ => throw new SandboxInputException($"expected --port, --capture, --instruments, --messages-per-second, --seed, --speed, --contracts, --signal, --signal-decay, --signal-deviation, --signal-noise, --signal-symbols, --faults, --flat-out or --help, got '{name}'"),
    };

    private static SignalOptions Signal(SandboxOptions options) => options.Signal ??= new SignalOptions();

    private static long Integer(string name, string text, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value <= most
            ? value
            : throw new SandboxInputException($"{name}: expected a whole number from 0 to {most}, got '{text}'");

    private static bool Truth(string name, string text) =>
        text is "true" or "false" ? text == "true" : throw new SandboxInputException($"{name}: expected true or false, got '{text}'");

    private static double Number(string name, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new SandboxInputException($"{name}: expected a number, got '{text}'");
}
