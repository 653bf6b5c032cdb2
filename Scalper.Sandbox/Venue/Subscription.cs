using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Venue;

/// <summary>One client's subscription of one stream, and what is being done to its frames on the way.</summary>
internal sealed class Subscription(ClientSession client, StreamFeed feed)
{
    private readonly List<Silence> _silences = [];
    private readonly Queue<FrameTrick> _tricks = [];
    private readonly List<byte[]> _held = [];
    private bool _owesSnapshot;

    public ClientSession Client => client;

    public StreamFeed Feed => feed;

    public bool IsSilenced => _silences.Count > 0;

    /// <summary>Sends the frame that every subscription begins with, or remembers that it is owed.</summary>
    public void Begin(byte[] snapshot)
    {
        _owesSnapshot = IsSilenced;
        if (!_owesSnapshot)
        {
            client.Send(new OutFrame(snapshot));
        }
    }

    public void Send(byte[] frame)
    {
        frame = client.Wrapped(feed, frame);
        if (_silences.Count > 0)
        {
            Hush(frame);
        }
        else if (_tricks.TryPeek(out FrameTrick? trick))
        {
            trick.Play(frame, client);
            if (trick.IsDone)
            {
                _tricks.Dequeue();
            }
        }
        else
        {
            client.Send(new OutFrame(frame));
        }
    }

    public void Silence(Silence silence) => _silences.Add(silence);

    /// <summary>Once no silence is left, frames held back go out; a subscription made meanwhile begins with its snapshot, of <paramref name="tsMs"/>, instead.</summary>
    public void Unsilence(Silence silence, long tsMs)
    {
        if (!_silences.Remove(silence) || _silences.Count > 0)
        {
            return;
        }

        bool begins = _owesSnapshot;
        _owesSnapshot = false;
        foreach (byte[] frame in _held)
        {
            client.CountHeld(-frame.Length);
            if (!begins)
            {
                client.Send(new OutFrame(frame));
            }
        }

        _held.Clear();
        if (begins && feed.Snapshot(tsMs) is { } snapshot)
        {
            client.Send(new OutFrame(snapshot));
        }
    }

    /// <summary>Tricks are played one after another, each on the frames that follow the one before.</summary>
    public void Trick(FrameTrick trick) => _tricks.Enqueue(trick);

    public void EndTricks()
    {
        while (_tricks.TryDequeue(out FrameTrick? trick))
        {
            trick.End(client);
        }
    }

    private void Hush(byte[] frame)
    {
        if (!_silences.TrueForAll(static silence => silence.Hold))
        {
            return;
        }

        _held.Add(frame);
        client.CountHeld(frame.Length);
    }
}
