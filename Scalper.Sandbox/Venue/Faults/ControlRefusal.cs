namespace Scalper.Sandbox.Venue.Faults;

/// <summary>A command that cannot be carried out; the message is one line that names what was expected and what came.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves the stepper.
internal sealed class ControlRefusal(string message) : Exception(message);
#pragma warning restore CA1032, CA1064
