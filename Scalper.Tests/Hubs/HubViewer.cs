using Microsoft.AspNetCore.SignalR.Client;

namespace Scalper.Tests.Hubs;

/// <summary>One stream of columns over a connection.</summary>
internal sealed class HubViewer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _gone = new();
    private readonly IAsyncEnumerator<byte[]> _messages;

    public HubViewer(HubConnection connection, string symbol, long? after = null, Picture? picture = null)
    {
        Picture = picture ?? new Picture();
        _messages = connection.StreamAsync<byte[]>("Columns", symbol, after, _gone.Token).GetAsyncEnumerator();
    }

    public Picture Picture { get; }

    public List<byte[]> Messages { get; } = [];

    public async Task<bool> TakeAsync()
    {
        bool isThere = await _messages.MoveNextAsync().AsTask().WaitAsync(Patience);
        if (isThere)
        {
            Messages.Add(_messages.Current);
            Picture.Apply(_messages.Current);
        }

        return isThere;
    }

    public async Task TakeToAsync(long index)
    {
        while (Picture.Last < index)
        {
            Assert.True(await TakeAsync(), "the stream has ended");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _messages.DisposeAsync();
        _gone.Dispose();
    }
}
