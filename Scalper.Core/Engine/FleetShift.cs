namespace Scalper.Core.Engine;

/// <summary>What became of a change of the universe.</summary>
/// <param name="Changes">Symbols added, dropped or replaced.</param>
/// <param name="Unchanged">Symbols whose lane took no command: they stay as they were.</param>
/// <param name="Done">Ends once the others' lanes have carried it out; fails with <see cref="LaneBusyException"/> where one stops before.</param>
internal sealed record FleetShift(int Changes, IReadOnlyList<string> Unchanged, Task Done);
