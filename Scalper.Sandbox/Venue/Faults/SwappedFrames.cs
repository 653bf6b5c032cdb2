namespace Scalper.Sandbox.Venue.Faults;

/// <summary>The next frames arrive in pairs, the later one first.</summary>
internal sealed class SwappedFrames(int pairs) : FrameTrick
{
    private int _left = pairs;
    private byte[]? _first;

    public override void Play(byte[] frame, ClientSession client)
    {
        if (_first is null)
        {
            _first = frame;
            return;
        }
        client.Send(new OutFrame(frame));
        End(client);
        IsDone = --_left == 0;
    }

    public override void End(ClientSession client)
    {
        if (_first is not null)
        {
            client.Send(new OutFrame(_first));
        }

        _first = null;
    }
}
