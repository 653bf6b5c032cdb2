namespace Scalper.Core.Engine;

/// <summary>Asks a feed something, or has it do something, between two frames, for somebody outside who may wait for the answer.</summary>
internal sealed class FeedQuery<TFeed, T>(Func<TFeed, T> query) : FeedCommand<TFeed>
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Completion => _completion.Task;

    public override void Run(TFeed feed)
    {
        try
        {
            _completion.TrySetResult(query(feed));
        }
        finally
        {
            // A bug ends the feed: whoever waits must not wait for ever.
            if (!_completion.Task.IsCompleted)
            {
                Refuse();
            }
        }
    }

    public override void Refuse() => _completion.TrySetException(new LaneBusyException("The lane has stopped."));
}
