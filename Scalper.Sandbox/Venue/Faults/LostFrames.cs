namespace Scalper.Sandbox.Venue.Faults;

/// <summary>The next frames never arrive.</summary>
internal sealed class LostFrames(int count) : FrameTrick
{
    private int _left = count;

    public override void Play(byte[] frame, ClientSession client) => IsDone = --_left == 0;
}
