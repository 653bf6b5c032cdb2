namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Something else arrives in place of the next frames.</summary>
internal sealed class ReplacedFrames(int count, Func<byte[], OutFrame> replace) : FrameTrick
{
    private int _left = count;

    public override void Play(byte[] frame, ClientSession client)
    {
        client.Send(replace(frame));
        IsDone = --_left == 0;
    }
}
