using Scalper.Web.Hubs;

namespace Scalper.Tests.Hubs;

/// <summary>A viewer of a watched symbol that asks for a message when it is told to.</summary>
internal sealed class ViewerOf(WatchedSymbol symbol, long? after = null) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _gone = new();
    private IAsyncEnumerator<byte[]>? _messages;
    private Task<bool>? _next;

    public Picture Picture { get; private init; } = new();

    public List<byte[]> Messages { get; } = [];

    /// <summary>A viewer that has lost its connection and comes back with what it had.</summary>
    public ViewerOf Return(WatchedSymbol to)
    {
        Picture.IsGoingOn = true;
        return new ViewerOf(to, Picture.Last) { Picture = Picture };
    }

    /// <summary>Takes one message; waits for it where there is none.</summary>
    public async Task<bool> TakeAsync()
    {
        bool isThere = await Next().WaitAsync(Patience);
        _next = null;
        if (isThere)
        {
            Messages.Add(_messages!.Current);
            Picture.Apply(_messages.Current);
        }

        return isThere;
    }

    /// <summary>Takes messages up to a column.</summary>
    public async Task TakeToAsync(long index)
    {
        while (Picture.Last < index)
        {
            Assert.True(await TakeAsync(), "the stream has ended");
        }
    }

    /// <summary>Nothing is there for it now.</summary>
    public bool IsUpToDate => !Next().IsCompleted;

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        if (_next is not null)
        {
            await Task.WhenAny(_next);
        }

        if (_messages is not null)
        {
            await _messages.DisposeAsync();
        }

        _gone.Dispose();
    }

    private Task<bool> Next()
    {
        _messages ??= symbol.ReadAsync(after, _gone.Token).GetAsyncEnumerator();
        return _next ??= _messages.MoveNextAsync().AsTask();
    }
}
