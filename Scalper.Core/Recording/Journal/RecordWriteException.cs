namespace Scalper.Core.Recording.Journal;

/// <summary>The disk does not take what is written: no fault of what is read at the same time.</summary>
internal sealed class RecordWriteException(IOException fault) : Exception(fault.Message, fault);
