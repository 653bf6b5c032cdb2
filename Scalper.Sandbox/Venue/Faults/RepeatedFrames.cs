namespace Scalper.Sandbox.Venue.Faults;

/// <summary>The next frames arrive twice.</summary>
internal sealed class RepeatedFrames(int count) : FrameTrick
{
    private int _left = count;

    public override void Play(byte[] frame, ClientSession client)
    {
        client.Send(new OutFrame(frame));
        client.Send(new OutFrame(frame));
        IsDone = --_left == 0;
    }
}
