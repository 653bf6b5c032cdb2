namespace Scalper.Web.Logs;

/// <summary>Events of one cause that were not written.</summary>
internal readonly record struct LeftOut(LogCause Cause, int Count);
