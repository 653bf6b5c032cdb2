using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Benchmarks.Micro;

/// <summary>Takes what frames hold and does nothing with it but count.</summary>
internal sealed class DeafHandler(Instrument followed) : IFrameHandler
{
    public long Events { get; private set; }

    public bool TryFind(ReadOnlySpan<byte> symbol, out int index, out Instrument instrument)
    {
        (index, instrument) = (0, followed);
        return true;
    }

    public void OnBook(int index, in BookEvent book) => Events++;

    public void OnTrades(int index, ReadOnlySpan<Trade> trades) => Events++;

    public void OnTicker(int index, in TickerEvent ticker) => Events++;

    public void OnReply(in ControlReply reply) => Events++;

    public void OnUnreadableBook(int index, int depth)
    {
    }

    public void OnUnreadable(int index)
    {
    }

    public void OnOffGrid(int index)
    {
    }
}
