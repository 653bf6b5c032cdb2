namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Something done to the next frames of one subscription.</summary>
internal abstract class FrameTrick
{
    public bool IsDone { get; protected set; }

    /// <summary>Takes the next frame of the topic and sends what comes of it.</summary>
    public abstract void Play(byte[] frame, ClientSession client);

    /// <summary>Sends what it still holds; nothing more is played.</summary>
    public virtual void End(ClientSession client)
    {
    }
}
