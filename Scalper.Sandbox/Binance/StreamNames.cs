using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance;

/// <summary>The names of streams.</summary>
internal sealed class StreamNames : IStreamNames
{
    public IReadOnlyList<int> Depths => [];

    public string Example => "btcusdt@depth@100ms";

    public bool TryRead(string name, out string symbol, out int depth)
    {
        bool isStream = StreamName.TryParse(name, out StreamName stream);
        (symbol, depth) = (stream.Symbol, 0);
        return isStream;
    }
}
