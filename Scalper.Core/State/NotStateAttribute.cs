namespace Scalper.Core.State;

/// <summary>
/// Marks what a checkpoint leaves out: a field that is given from outside, can be found again from the others, or concerns only the running process; or
/// a type all of whose objects are so.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Class)]
public sealed class NotStateAttribute : Attribute;
