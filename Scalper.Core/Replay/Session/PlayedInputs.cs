namespace Scalper.Core.Replay.Session;

/// <summary>The last inputs in the order they were played. Bounded. One thread.</summary>
internal sealed class PlayedInputs
{
    /// <summary>Inputs kept.</summary>
    public const int Capacity = 1 << 16;

    private readonly PlayedInput[] _inputs = new PlayedInput[Capacity];
    private long _added;

    public int Count => (int)Math.Min(_added, Capacity);

    /// <param name="back">0, the last one.</param>
    public PlayedInput this[int back] => _inputs[(_added - 1 - back) % Capacity];

    public void Add(in PlayedInput input) => _inputs[_added++ % Capacity] = input;

    public void Clear() => _added = 0;
}
