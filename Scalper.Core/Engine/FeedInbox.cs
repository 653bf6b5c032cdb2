using System.Threading.Channels;

namespace Scalper.Core.Engine;

/// <summary>Commands left for a feed. Anyone may post; the feed's thread drains.</summary>
internal sealed class FeedInbox<TFeed>
{
    private const int Capacity = 256;

    private readonly Channel<FeedCommand<TFeed>> _channel = Channel.CreateBounded<FeedCommand<TFeed>>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    // So that a frame does not take the channel's lock to find it empty.
    private int _posted;

    /// <summary>Leaves a command; never waits.</summary>
    /// <returns>False where the inbox is full or closed.</returns>
    public bool TryPost(FeedCommand<TFeed> command)
    {
        if (!_channel.Writer.TryWrite(command))
        {
            return false;
        }

        Interlocked.Increment(ref _posted);
        return true;
    }

    /// <summary>Leaves a question and gives the answer to wait for; about 100 ms on a quiet feed.</summary>
    /// <exception cref="LaneBusyException">The inbox is full or closed.</exception>
    public Task<T> AskAsync<T>(Func<TFeed, T> query, CancellationToken cancellation)
    {
        FeedQuery<TFeed, T> command = new(query);
        return TryPost(command)
            ? command.Completion.WaitAsync(cancellation)
            : throw new LaneBusyException("The lane takes no commands now.");
    }

    /// <summary>Leaves something to be done.</summary>
    /// <returns>Ends once it is done; null where the inbox is full or closed.</returns>
    public Task? TryDo(Action<TFeed> act)
    {
        FeedQuery<TFeed, bool> command = new(feed =>
        {
            act(feed);
            return true;
        });
        return TryPost(command) ? command.Completion : null;
    }

    /// <summary>Carries out what was left, on the feed's thread.</summary>
    public void Drain(TFeed feed)
    {
        while (Volatile.Read(ref _posted) != 0 && _channel.Reader.TryRead(out FeedCommand<TFeed>? command))
        {
            Interlocked.Decrement(ref _posted);
            command.Run(feed);
        }
    }

    /// <summary>Refuses further commands and those that wait.</summary>
    public void Close()
    {
        _channel.Writer.TryComplete();
        while (_channel.Reader.TryRead(out FeedCommand<TFeed>? command))
        {
            command.Refuse();
        }
    }
}
